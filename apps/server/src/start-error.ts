/** The server, or a command, cannot start. The message is one sentence for the operator. */
export class StartError extends Error {
  override readonly name: string = "StartError";
}

/** Explains why the server cannot listen. */
export function explainListenError(error: unknown, { port, host }: { port: number; host: string }): StartError {
  const cause = { cause: error };
  switch (codeOf(error)) {
    case "EADDRINUSE":
      return new StartError(
        `Port ${port} on ${host} is taken: stop what runs there, or set PORT to a free one.`,
        cause,
      );
    case "EACCES":
      return new StartError(`This user may not listen on port ${port}: set PORT to one above 1023.`, cause);
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return new StartError(
        `HOST (${host}) is not an address of this machine: 127.0.0.1 and 0.0.0.0 always are.`,
        cause,
      );
    default:
      return new StartError(`The server cannot listen on ${host}, port ${port}: ${messageOf(error)}.`, cause);
  }
}

export const codeOf = (error: unknown) => (error instanceof Error && "code" in error ? error.code : undefined);

/** The error's own message, without its full stop. */
export const messageOf = (error: unknown) =>
  (error instanceof Error ? error.message : String(error)).replace(/\.$/, "");
