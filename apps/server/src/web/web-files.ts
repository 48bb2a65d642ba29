import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { extname, join, relative, sep } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

/** A file of the built web client, held in memory. */
export interface WebFile {
  readonly contentType: string;
  readonly etag: string;
  /** Whether its name contains a hash of its content, so that it may be cached forever. */
  readonly hashed: boolean;
  /** The body in the best of the offered encodings; compressed when first requested, then cached. */
  encoded(offered: readonly Encoding[]): Promise<Encoded>;
}

export type Encoding = "br" | "gzip";

interface Encoded {
  readonly encoding: Encoding | "identity";
  readonly body: Buffer;
}

/** What the web build writes. */
const contentTypes: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".jpg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".map": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".webmanifest": "application/manifest+json",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
};

/**
 * The files under `root` by their URL path, such as `/assets/index-4f.js`. Only these paths are served: nothing outside `root`
 * can be reached. Empty when the client has not been built.
 */
export async function loadWebFiles(root: string): Promise<ReadonlyMap<string, WebFile>> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const loaded = files.map(async (file) => {
    const path = `/${relative(root, file).split(sep).join("/")}`;
    return [path, webFile(path, await readFile(file))] as const;
  });
  return new Map(await Promise.all(loaded));
}

function webFile(path: string, body: Buffer): WebFile {
  const contentType = contentTypes[extname(path)] ?? "application/octet-stream";
  const shrinks = /^text\/|json$|svg\+xml$/.test(contentType) && body.length > 1_000;
  const kept = new Map<Encoding, Promise<Buffer>>();
  return {
    contentType,
    // Weak: the encodings of one file share it.
    etag: `W/"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`,
    hashed: path.startsWith("/assets/"),
    async encoded(offered) {
      const encoding = shrinks && preferred.find((candidate) => offered.includes(candidate));
      if (!encoding) return { encoding: "identity", body };
      const encoded = kept.get(encoding) ?? compress[encoding](body);
      kept.set(encoding, encoded);
      return { encoding, body: await encoded };
    },
  };
}

const preferred = ["br", "gzip"] as const;

const compress = {
  // The two higher levels take ten times as long for five per cent.
  br: (body: Buffer) => promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  gzip: (body: Buffer) => promisify(gzip)(body, { level: 9 }),
};
