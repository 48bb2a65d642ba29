import { BrokenResponse } from "./broken-response.ts";
import { ChunkedBody, type TakeBytes } from "./chunked-body.ts";

export interface HttpResponse {
  readonly status: number;
  /** The raw status line and headers. */
  readonly head: string;
  /** A view into the received bytes if the body arrived in one piece: copy what you keep. */
  readonly body: Buffer;
}

const empty: Buffer = Buffer.alloc(0);
/** Node's own limit for a head is 16 KB. */
const longestHead = 64 * 1024;

/**
 * Parses the HTTP/1.1 responses of a connection without pipelining, one after another. Does not support HEAD or
 * upgrades.
 */
export class ResponseParser {
  #head = empty;
  #body: BodyReader | undefined;

  /**
   * @returns the response if `chunk` completes it
   * @throws BrokenResponse if it is not a response, or if more bytes follow than were requested
   */
  push(chunk: Buffer): HttpResponse | undefined {
    if (this.#body) return this.#read(this.#body, chunk);
    let bytes = this.#head.length === 0 ? chunk : Buffer.concat([this.#head, chunk]);
    for (;;) {
      const end = bytes.indexOf("\r\n\r\n");
      if (end === -1) {
        if (bytes.length > longestHead) throw new BrokenResponse("the headers do not end");
        this.#head = bytes;
        return undefined;
      }
      const head = bytes.toString("latin1", 0, end);
      bytes = bytes.subarray(end + 4);
      const status = statusOf(head);
      // 1xx responses, such as 100 Continue, precede the real one.
      if (status < 200) continue;
      this.#head = empty;
      this.#body = new BodyReader(head, status);
      return this.#read(this.#body, bytes);
    }
  }

  #read(reader: BodyReader, bytes: Buffer): HttpResponse | undefined {
    const response = reader.push(bytes);
    if (response) this.#body = undefined;
    return response;
  }
}

class BodyReader {
  readonly #head: string;
  readonly #status: number;
  readonly #parts: Buffer[] = [];
  readonly #chunked: ChunkedBody | undefined;
  #left: number;

  constructor(head: string, status: number) {
    this.#head = head;
    this.#status = status;
    const bodiless = status === 204 || status === 304;
    this.#chunked = !bodiless && /\r\ntransfer-encoding: *chunked/i.test(head) ? new ChunkedBody() : undefined;
    this.#left = bodiless || this.#chunked ? 0 : lengthOf(head);
  }

  push(bytes: Buffer): HttpResponse | undefined {
    const keep: TakeBytes = (from, start, end) => this.#parts.push(from.subarray(start, end));
    const over = this.#chunked ? this.#chunked.push(bytes, keep) : this.#count(bytes);
    if (over === undefined) return undefined;
    if (over > 0) throw new BrokenResponse(`${over} bytes came after the end of a response`);
    const body = this.#parts.length === 1 ? this.#parts[0] : Buffer.concat(this.#parts);
    return { status: this.#status, head: this.#head, body: body ?? empty };
  }

  #count(bytes: Buffer): number | undefined {
    if (bytes.length > 0) this.#parts.push(bytes);
    this.#left -= bytes.length;
    return this.#left > 0 ? undefined : -this.#left;
  }
}

function statusOf(head: string): number {
  const status = /^HTTP\/1\.1 (\d{3})(?: |\r|$)/.exec(head)?.[1];
  if (!status) throw new BrokenResponse(`this is not the head of an HTTP/1.1 response: ${head.slice(0, 40)}`);
  return Number(status);
}

function lengthOf(head: string): number {
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
  if (length === undefined) throw new BrokenResponse("a response says neither its length nor that it comes in chunks");
  return Number(length);
}
