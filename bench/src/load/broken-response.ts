/** What came back is not an HTTP response that this generator understands. */
export class BrokenResponse extends Error {
  override readonly name = "BrokenResponse";
}
