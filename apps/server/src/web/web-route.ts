import type { FastifyInstance } from "fastify";
import type { Encoding, WebFile } from "./web-files.ts";

const notBuilt = "The web client has not been built yet. Run `pnpm build`, then start the server again.\n";

/**
 * The built web client. It handles its own paths (`/g/…/c/…`): all of them get its page. Unknown paths under `/assets/`, `/api/`
 * and `/trpc/` are a 404: a page there would be taken for a script or an answer.
 */
export function webRoute(
  app: FastifyInstance,
  { files, headers }: { files: ReadonlyMap<string, WebFile>; headers: Readonly<Record<string, string>> },
): void {
  app.route({
    method: ["GET", "HEAD"],
    url: "/*",
    async handler(request, reply) {
      const path = request.url.split("?", 1)[0] ?? "/";
      const file = files.get(path) ?? (/^\/(assets|api|trpc)(\/|$)/.test(path) ? undefined : files.get("/index.html"));
      if (!file) {
        if (files.size > 0 || path !== "/") return reply.callNotFound();
        return reply.code(503).type("text/plain; charset=utf-8").send(notBuilt);
      }
      reply.headers({
        ...headers,
        "cache-control": file.hashed ? "public, max-age=31536000, immutable" : "no-cache",
        etag: file.etag,
        vary: "accept-encoding",
      });
      if (matches(file.etag, request.headers["if-none-match"])) return reply.code(304).send();

      const { encoding, body } = await file.encoded(offeredEncodings(request.headers["accept-encoding"]));
      if (encoding !== "identity") reply.header("content-encoding", encoding);
      return reply.type(file.contentType).send(body);
    },
  });
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
