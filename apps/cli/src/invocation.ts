import type { Readable, Writable } from "node:stream";

export type Environment = Readonly<Record<string, string | undefined>>;

/** Streams that may be a terminal. */
export type OutputStream = Writable & { readonly isTTY?: boolean };
export type InputStream = Readable & { readonly isTTY?: boolean };

/** The parts of the process that a command uses. */
export interface Invocation {
  readonly args: readonly string[];
  readonly env: Environment;
  readonly stdin: InputStream;
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
}
