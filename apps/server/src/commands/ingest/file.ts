import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { addAbortSignal, pipeline, Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { codeOf, messageOf, StartError } from "../../start-error.ts";

/** A file that cannot be read, in one sentence. */
export class FileError extends StartError {
  override readonly name = "FileError";
}

export interface ImportFile {
  /** Its content, unpacked when it is gzipped. @throws FileError */
  readonly chunks: AsyncIterable<Buffer>;
  /** The size of the file itself in bytes, before unpacking; undefined when it is not known. */
  readonly size: number | undefined;
  /** How many of them were read so far. */
  readonly position: number;
}

interface OpenOptions {
  readonly stdin: Readable;
  /** Stops reading, even while waiting for standard input. */
  readonly stop: AbortSignal;
}

/** Opens a file by its path, or standard input for `-`. @throws FileError */
export async function openFile(path: string, { stdin, stop }: OpenOptions): Promise<ImportFile> {
  const size = path === "-" ? undefined : await sizeOf(path);
  let position = 0;
  async function* counted(): AsyncGenerator<Buffer> {
    for await (const chunk of addAbortSignal(stop, path === "-" ? stdin : createReadStream(path))) {
      position += chunk.length;
      yield chunk;
    }
  }
  const name = path === "-" ? "Standard input" : path;
  return {
    chunks: explained(name, unpacked(counted())),
    size,
    get position() {
      return position;
    },
  };
}

async function sizeOf(path: string): Promise<number | undefined> {
  const found = await stat(path).catch((error) => {
    throw new FileError(codeOf(error) === "ENOENT" ? `There is no file ${path}.` : cannotRead(path, error));
  });
  if (found.isDirectory()) throw new FileError(`${path} is a directory: name one file.`);
  return found.isFile() ? found.size : undefined;
}

async function* explained(name: string, chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield* chunks;
  } catch (error) {
    if (String(codeOf(error)).startsWith("Z_")) {
      throw new FileError(`${name} is not whole: its gzip data is cut off or damaged.`, { cause: error });
    }
    throw new FileError(cannotRead(name, error), { cause: error });
  }
}

const cannotRead = (name: string, error: unknown) => `${name} cannot be read: ${messageOf(error)}.`;

/** By the first two bytes, not by the name: standard input has none. */
async function* unpacked(chunks: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  let start = Buffer.alloc(0);
  while (start.length < 2) {
    const next = await chunks.next();
    if (next.done) break;
    start = Buffer.concat([start, next.value]);
  }
  async function* whole() {
    yield start;
    yield* chunks;
  }
  if (start[0] !== 0x1f || start[1] !== 0x8b) return yield* whole();
  // An error in either stream surfaces in the last one, where it is read.
  yield* pipeline(Readable.from(whole()), createGunzip({ chunkSize: 256 * 1024 }), () => {});
}
