import { ParleyError } from "@parley/api";
import { limits } from "@parley/api/limits";
import sharp from "sharp";
import { countScans } from "./jpeg-scans.ts";

/*
 * Re-encodes an uploaded picture, so that nothing of the original is left: neither where it was taken, nor a script after the
 * pixels, nor a malformed structure that breaks a browser.
 */

// Of all formats that the library can read, only these three, and only from memory.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({
  operation: ["VipsForeignLoadJpegBuffer", "VipsForeignLoadPngBuffer", "VipsForeignLoadWebpBuffer"],
});
// Uploads are small and rare, so a cache would only waste memory. One thread leaves the others to the calls.
sharp.cache(false);
sharp.concurrency(1);

/** A picture that takes longer was crafted to. */
const patienceSeconds = 5;

/** By the first bytes of the file; its name and content type are not to be trusted. */
function isKnownKind(bytes: Buffer): boolean {
  const begins = (sign: string, at = 0) => bytes.subarray(at, at + sign.length).equals(Buffer.from(sign, "latin1"));
  return begins("\xff\xd8\xff") || begins("\x89PNG\r\n\x1a\n") || (begins("RIFF") && begins("WEBP", 8));
}

/**
 * Programs write some ten. Each goes over all pixels once more, whatever it says of them, and the library looks at the clock
 * only after the last one: 200 KB could keep it busy for half a minute.
 */
const mostScans = 50;

let last: Promise<unknown> = Promise.resolve();

/**
 * The middle of a picture as a square WebP. One at a time: a decoded picture may take 100 MB. The caller limits how many wait.
 *
 * @throws ParleyError PICTURE_KIND, PICTURE_TOO_LARGE, PICTURE_BROKEN
 */
export async function toSquare(bytes: Buffer): Promise<Buffer> {
  if (!isKnownKind(bytes)) throw new ParleyError("PICTURE_KIND");
  if (bytes[0] === 0xff && countScans(bytes) > mostScans) throw new ParleyError("PICTURE_BROKEN");
  const turn = last.then(() => encode(bytes));
  last = turn.catch(() => {});
  return turn;
}

async function encode(bytes: Buffer): Promise<Buffer> {
  const { pictureSide: side, picturePixels } = limits;
  try {
    return await sharp(bytes, { limitInputPixels: picturePixels, failOn: "error", pages: 1 })
      .autoOrient()
      .resize(side, side, { fit: "cover" })
      .webp({ quality: 82 })
      .timeout({ seconds: patienceSeconds })
      .toBuffer();
  } catch (error) {
    // The library has no error codes, only this message.
    const tooLarge = error instanceof Error && /pixel limit/i.test(error.message);
    throw new ParleyError(tooLarge ? "PICTURE_TOO_LARGE" : "PICTURE_BROKEN");
  }
}
