/** The server sent something that this generator cannot parse as an HTTP response. */
export class BrokenResponse extends Error {
  override readonly name = "BrokenResponse";
}
