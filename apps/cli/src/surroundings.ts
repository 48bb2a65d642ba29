import type { Readable, Writable } from "node:stream";

export type Environment = Readonly<Record<string, string | undefined>>;

/** Streams that may be a terminal. */
export type Screen = Writable & { readonly isTTY?: boolean };
export type Keyboard = Readable & { readonly isTTY?: boolean };

/** What a command uses of the process that runs it. */
export interface Surroundings {
  readonly args: readonly string[];
  readonly env: Environment;
  readonly stdin: Keyboard;
  readonly stdout: Screen;
  readonly stderr: Screen;
}
