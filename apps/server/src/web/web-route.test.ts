import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestServer, type TestServer } from "../testing/test-server.ts";

const page = "<!doctype html><title>Parley</title>";
const script = `console.log("${"a long script, ".repeat(200)}");`;
const picture = Buffer.from([0x89, 0x50, 0x4e, 0x47, ...Array<number>(2_000).fill(0)]);

let folder: string;
let server: TestServer;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "parley-web-"));
  const webRoot = join(folder, "dist");
  await mkdir(join(webRoot, "assets"), { recursive: true });
  await writeFile(join(folder, "outside.txt"), "outside");
  await writeFile(join(webRoot, "index.html"), page);
  await writeFile(join(webRoot, "favicon.svg"), "<svg/>");
  await writeFile(join(webRoot, "assets/index-4f2a.js"), script);
  await writeFile(join(webRoot, "assets/logo-81bc.png"), picture);
  server = await createTestServer({ webRoot });
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

const get = (url: string, headers: Record<string, string> = {}) => server.app.inject({ method: "GET", url, headers });

test("a file with a content hash in its name is cached for a year", async () => {
  const answer = await get("/assets/index-4f2a.js");
  expect(answer.statusCode).toBe(200);
  expect(answer.body).toBe(script);
  expect(answer.headers["content-type"]).toBe("text/javascript; charset=utf-8");
  expect(answer.headers["cache-control"]).toBe("public, max-age=31536000, immutable");
});

test.each(["/", "/index.html", "/favicon.svg"])("%s is revalidated on each use", async (url) => {
  expect((await get(url)).headers["cache-control"]).toBe("no-cache");
});

test.each(["/", "/g/0198/c/0199", "/invite/abc", "/apix", "/trpcs"])("%s serves the client's page", async (url) => {
  const answer = await get(url);
  expect(answer.statusCode).toBe(200);
  expect(answer.body).toBe(page);
  expect(answer.headers["content-type"]).toBe("text/html; charset=utf-8");
});

test.each(["/assets/index-old.js", "/assets/", "/api", "/api/none", "/trpc"])("%s is not found", async (url) => {
  const answer = await get(url);
  expect(answer.statusCode).toBe(404);
  expect(answer.json()).toEqual({ code: "NOT_FOUND", message: "There is nothing at this address." });
});

describe("a URL that is no URL", () => {
  const opened = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

  test.each(["/%E0%A4%A", "/g/%E0%A4%A?m=1", "/%"])("%s gets the client's page when somebody opens it", async (url) => {
    const [answer, good] = [await get(url, { accept: opened }), await get("/nowhere", { accept: opened })];
    expect([answer.statusCode, answer.body]).toEqual([200, page]);
    const { date: _, "x-request-id": __, ...headers } = answer.headers;
    expect(good.headers).toMatchObject(headers);
  });

  test.each([
    ["/%E0%A4%A", "*/*"],
    ["/%E0%A4%A", "application/json"],
    ["/api/%E0%A4%A", opened],
    ["/trpc/%E0%A4%A", opened],
    ["/assets/%E0%A4%A.js", opened],
  ])("%s is refused to what accepts %s", async (url, accept) => {
    const answer = await get(url, { accept });
    expect([answer.statusCode, answer.json()]).toEqual([400, expect.objectContaining({ code: "INVALID_INPUT" })]);
  });
});

test("other methods than GET and HEAD are not found", async () => {
  expect((await server.app.inject({ method: "POST", url: "/", payload: {} })).statusCode).toBe(404);
  const head = await server.app.inject({ method: "HEAD", url: "/assets/index-4f2a.js" });
  expect(head.statusCode).toBe(200);
  expect(head.body).toBe("");
  expect(head.headers["content-length"]).toBe(String(Buffer.byteLength(script)));
});

describe("compression", () => {
  test.each([
    ["gzip, deflate, br, zstd", "br"],
    ["gzip", "gzip"],
    ["br;q=0, gzip;q=0.5", "gzip"],
    ["identity", undefined],
    ["br;q=0.000", undefined],
    ["", undefined],
  ])("with Accept-Encoding '%s' it is %s", async (acceptEncoding, encoding) => {
    const answer = await get("/assets/index-4f2a.js", { "accept-encoding": acceptEncoding });
    expect(answer.headers["content-encoding"]).toBe(encoding);
    expect(answer.headers["vary"]).toBe("accept-encoding");
    const decode = { br: brotliDecompressSync, gzip: gunzipSync, none: (body: Buffer) => body };
    expect(decode[(encoding ?? "none") as keyof typeof decode](answer.rawPayload).toString()).toBe(script);
    expect(answer.rawPayload.length < 500).toBe(encoding !== undefined);
  });

  test("is not applied to small or already compressed files", async () => {
    for (const url of ["/", "/assets/logo-81bc.png"]) {
      const answer = await get(url, { "accept-encoding": "br" });
      expect(answer.headers).not.toHaveProperty("content-encoding");
    }
  });
});

test("a matching ETag gets 304 with the same headers", async () => {
  const first = await get("/assets/index-4f2a.js", { "accept-encoding": "br" });
  const etag = String(first.headers["etag"]);
  const again = await get("/assets/index-4f2a.js", { "accept-encoding": "br", "if-none-match": `"other", ${etag}` });
  expect(again.statusCode).toBe(304);
  expect(again.body).toBe("");
  expect(again.headers).toMatchObject({ etag, "cache-control": first.headers["cache-control"] });
  expect((await get("/", { "if-none-match": etag })).statusCode).toBe(200);
});

test.each([
  "/../outside.txt",
  "/assets/../../outside.txt",
  "/..%2foutside.txt",
  "/%2e%2e/outside.txt",
  "/assets/..%2f..%2foutside.txt",
  "/assets/..\\..\\outside.txt",
  "//outside.txt",
  "/./../outside.txt",
  "/etc/passwd",
  "/assets/%00",
])("%s does not escape the web root", async (url) => {
  const answer = await get(url);
  expect(answer.body).not.toContain("outside");
  expect([page, '{"code":"NOT_FOUND","message":"There is nothing at this address."}']).toContain(answer.body);
});

test("without a built client, the page says what to do", async () => {
  const bare = await createTestServer();
  const answer = await bare.app.inject("/");
  await bare.close();
  expect(answer.statusCode).toBe(503);
  expect(answer.body).toContain("pnpm build");
});
