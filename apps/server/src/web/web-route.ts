import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Encoding, WebFile } from "./web-files.ts";

const notBuilt = "The web client has not been built yet. Run `pnpm build`, then start the server again.\n";

interface WebClient {
  readonly files: ReadonlyMap<string, WebFile>;
  /** What every answer has. */
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * The built web client. It handles its own paths (`/g/…/c/…`): all of them get its page. Unknown paths under `/assets/`, `/api/`
 * and `/trpc/` are a 404: a page there would be taken for a script or an answer.
 */
export function webRoute(app: FastifyInstance, { files, headers }: WebClient): void {
  app.route({
    method: ["GET", "HEAD"],
    url: "/*",
    async handler(request, reply) {
      const path = pathOf(request);
      const file = files.get(path) ?? pageAt(path, files);
      if (file) {
        await answerWith(file, request, reply.headers(headers));
        return reply;
      }
      if (files.size > 0 || path !== "/") return reply.callNotFound();
      return reply.code(503).type("text/plain; charset=utf-8").send(notBuilt);
    },
  });
}

/**
 * Answers with the client's page if somebody opens a URL that is no URL, such as `/%E0%A4%A`, which no route gets: the page says that
 * there is nothing. @returns whether it does.
 */
export async function showPage(
  { files, headers }: WebClient,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<boolean> {
  const opens = request.method === "GET" && request.headers.accept?.includes("text/html");
  const page = opens ? pageAt(pathOf(request), files) : undefined;
  if (page) await answerWith(page, request, reply.headers(headers));
  return page !== undefined;
}

const pathOf = ({ url }: FastifyRequest): string => url.split("?", 1)[0] ?? "/";

const pageAt = (path: string, files: WebClient["files"]): WebFile | undefined =>
  /^\/(assets|api|trpc)(\/|$)/.test(path) ? undefined : files.get("/index.html");

async function answerWith(file: WebFile, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  reply.headers({
    "cache-control": file.hashed ? "public, max-age=31536000, immutable" : "no-cache",
    etag: file.etag,
    vary: "accept-encoding",
  });
  if (matches(file.etag, request.headers["if-none-match"])) return void reply.code(304).send();

  const { encoding, body } = await file.encoded(offeredEncodings(request.headers["accept-encoding"]));
  if (encoding !== "identity") reply.header("content-encoding", encoding);
  reply.type(file.contentType).send(body);
}

function matches(etag: string, header = ""): boolean {
  return header.split(",").some((candidate) => ["*", etag].includes(candidate.trim()));
}

/** The encodings that the client accepts, ignoring preference; `br;q=0` means not accepted. */
function offeredEncodings(header = ""): Encoding[] {
  const taken = header.split(",").flatMap((part) => {
    const [name = "", ...parameters] = part.split(";").map((piece) => piece.trim().toLowerCase());
    return parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter)) ? [] : [name];
  });
  return (["br", "gzip"] as const).filter((encoding) => taken.includes(encoding));
}
