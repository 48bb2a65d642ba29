/** A file of the client could not be fetched: there is no network, or it belonged to an older build. */
export class LostChunkError extends Error {
  override name = "LostChunkError";

  /** Whether the server no longer has it: only a reload helps. */
  get isGone(): boolean {
    return this.cause instanceof GoneError;
  }
}

/** The server answered that there is no such file. */
export class GoneError extends Error {}
