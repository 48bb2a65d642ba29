/** Exit codes. Scripts rely on them: they are in every --help and do not change. */
export const exitCodes = { ok: 0, failed: 1, usage: 2, signedOut: 3, unreachable: 4, interrupted: 130 } as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** A command failed. The message is one sentence that says what to do. */
export class CommandError extends Error {
  override readonly name = "CommandError";
  readonly code: ExitCode;

  constructor(code: ExitCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** The command line is wrong. The message has no full stop: a pointer to the help is added to it. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
