const startOfScan = 0xda;
const endOfImage = 0xd9;

/** What has no length behind it: TEM, the restarts within a scan, and the start of the image. */
const isBare = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);

/** In how many passes a JPEG tells its pixels: one, or some ten where it is to appear bit by bit while it is loaded. */
export function countScans(jpeg: Buffer): number {
  let scans = 0;
  for (let at = jpeg.indexOf(0xff); at >= 0; at = jpeg.indexOf(0xff, at)) {
    const marker = jpeg[++at];
    // Between markers stands what scans consist of, in which an FF has a zero behind it; others fill up.
    if (marker === undefined || marker === endOfImage) break;
    if (marker === 0x00 || marker === 0xff || isBare(marker)) continue;
    if (marker === startOfScan) scans++;
    // The length counts itself.
    at += 1 + (at + 2 < jpeg.length ? jpeg.readUInt16BE(at + 1) : jpeg.length);
  }
  return scans;
}
