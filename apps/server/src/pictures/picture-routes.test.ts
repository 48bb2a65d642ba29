import { once } from "node:events";
import { type ClientRequest, request } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout } from "node:timers/promises";
import { createRateLimiter } from "@parley/api";
import { limits } from "@parley/api/limits";
import sharp, { type Sharp } from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { jpegBomb } from "../testing/jpeg-bomb.ts";
import { pngBomb } from "../testing/png-bomb.ts";
import { createTestServer, type TestServer } from "../testing/test-server.ts";

let server: TestServer;
let ada: Awaited<ReturnType<TestServer["signUp"]>>;
let ben: typeof ada;

beforeAll(async () => {
  server = await createTestServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  await server.reset();
  [ada, ben] = [await server.signUp("ada"), await server.signUp("ben")];
});

const blank = (width = 40, height = 30) =>
  sharp({ create: { width, height, channels: 3, background: "#3450c8" } })
    .jpeg()
    .toBuffer();

interface Sent {
  readonly to?: TestServer;
  readonly bytes: Buffer | string;
  readonly kind?: string;
  readonly headers?: Record<string, string>;
}

const send = async ({ to = server, bytes, kind = "image/jpeg", headers = ada.cookie }: Sent) =>
  to.app.inject({
    method: "POST",
    url: "/api/pictures",
    headers: { ...headers, "content-type": kind },
    payload: bytes,
  });

const get = (url: string, headers: Record<string, string> = {}) => server.app.inject({ method: "GET", url, headers });

/** Uploads a picture that is accepted. @returns its address. */
async function place(bytes: Buffer, kind?: string): Promise<string> {
  const answer = await send({ bytes, ...(kind ? { kind } : {}) });
  expect([answer.statusCode, answer.body]).toEqual([200, expect.stringContaining("/api/pictures/")]);
  return answer.json<{ image: string }>().image;
}

const countPictures = async () => (await server.db.selectFrom("pictures").select("id").execute()).length;

describe("access", () => {
  /** The statuses of uploading a picture, and of reading one at a known address. */
  const expected = {
    "the person": [200, 200],
    "the person, with a token": [200, 200],
    "another signed-in person": [200, 200],
    "a signed-out client": [401, 401],
    "a client with an invalid token": [401, 401],
    "a person whose session has ended": [401, 401],
    "a page that names another person": [401, 401],
  };

  test.each(Object.entries(expected))("%s gets %j", async (who, statuses) => {
    const address = await place(await blank());
    const gone = await server.signUp("gone");
    await server.app.inject({ method: "POST", url: "/api/auth/sign-out", headers: gone.cookie, payload: {} });
    const headers: Record<string, Record<string, string>> = {
      "the person": ada.cookie,
      "the person, with a token": ada.authorization,
      "another signed-in person": ben.cookie,
      "a signed-out client": {},
      "a client with an invalid token": { authorization: "Bearer nothing" },
      "a person whose session has ended": gone.cookie,
      "a page that names another person": { ...ada.cookie, "x-parley-user": ben.id },
    };
    const mine = headers[who] ?? {};
    const looked = await get(address, mine);
    const sent = await send({ bytes: await blank(), headers: mine });
    expect([sent.statusCode, looked.statusCode]).toEqual(statuses);
    if (sent.statusCode === 200) return;
    expect([sent.json().code, looked.json().code]).toEqual(["SIGNED_OUT", "SIGNED_OUT"]);
    expect(await countPictures()).toBe(1);
  });

  test("an uploaded picture belongs to its sender only", async () => {
    await place(await blank());
    await send({ bytes: await blank(), headers: ben.cookie });
    const rows = await server.db.selectFrom("pictures").select("user_id").execute();
    expect(rows.map((row) => row.user_id).sort()).toEqual([ada.id, ben.id].sort());
  });

  test("a stranger cannot tell whether a picture exists", async () => {
    const address = await place(await blank());
    const nowhere = address.replace(/[^/]+$/, "00000000-0000-4000-8000-000000000000");
    expect((await get(nowhere)).body).toBe((await get(address)).body);
  });

  test("uploads are rate-limited", async () => {
    const limited = await createTestServer({ services: { limiter: createRateLimiter() } });
    const eva = await limited.signUp("eva");
    const statuses: number[] = [];
    let wait: unknown;
    for (let count = 0; count < 12; count++) {
      const answer = await limited.app.inject({
        method: "POST",
        url: "/api/pictures",
        headers: { ...eva.cookie, "content-type": "image/png" },
        payload: "x",
      });
      statuses.push(answer.statusCode);
      wait = answer.headers["retry-after"];
    }
    await limited.close();
    expect(statuses).toEqual([...Array<number>(10).fill(415), 429, 429]);
    expect(Number(wait)).toBeGreaterThan(0);
  });
});

test("an upload is refused while too many are in progress, and accepted afterwards", async () => {
  await server.app.listen({ port: 0, host: "127.0.0.1" });
  const { port } = server.app.server.address() as AddressInfo;
  const slow: ClientRequest[] = [];
  const openOne = () => {
    const headers = { ...ada.cookie, "content-type": "image/jpeg", "content-length": "1000" };
    const sending = request({ port, host: "127.0.0.1", method: "POST", path: "/api/pictures", headers });
    sending.on("error", () => {});
    // Sends the headers and nothing of the body.
    sending.flushHeaders();
    slow.push(sending);
  };
  try {
    // One more each time, because the probe itself may take the place meant for one of them.
    for (let count = 0; count < 29; count++) openOne();
    await expect
      .poll(async () => {
        openOne();
        return (await send({ bytes: await blank() })).statusCode;
      })
      .toBe(429);
  } finally {
    for (const sending of slow) sending.destroy();
  }
  await expect.poll(async () => (await send({ bytes: await blank() })).statusCode).toBe(200);
});

test.each([
  ["before the client is identified", ""],
  ["before the picture is processed", "half a picture"],
])("an upload that is aborted %s frees its place", async (_when, body) => {
  // Those that arrived whole are processed when nobody waits for them any more, and must not meet the next test.
  const own = await createTestServer();
  const { cookie } = await own.signUp("ada");
  const { port } = new URL(await own.listen());
  const jpeg = await blank(2_000, 2_000);
  for (let count = 0; count < 40; count++) {
    const length = String(body ? jpeg.length : 1_000);
    const headers = { ...cookie, "content-type": "image/jpeg", "content-length": length };
    const sending = request({ port, host: "127.0.0.1", method: "POST", path: "/api/pictures", headers });
    sending.on("error", () => {});
    if (body) sending.write(jpeg);
    else sending.flushHeaders();
    await once(await once(sending, "socket").then(([socket]) => socket), "connect");
    // By now the request has arrived, and nothing else.
    await setTimeout(body ? 5 : 0);
    sending.destroy();
  }
  await expect.poll(async () => (await send({ to: own, bytes: await blank(), headers: cookie })).statusCode).toBe(200);
  await own.close();
});

describe("a served picture", () => {
  test("is a square WebP, cached privately and for ever, with a policy that allows nothing", async () => {
    const answer = await get(await place(await blank(300, 80)), ben.cookie);
    expect(answer.headers).toMatchObject({
      "content-type": "image/webp",
      "cache-control": "private, max-age=31536000, immutable",
      vary: "cookie, authorization",
      "x-content-type-options": "nosniff",
      "cross-origin-resource-policy": "same-origin",
      "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    });
    const { format, width, height } = await sharp(answer.rawPayload).metadata();
    expect([format, width, height]).toEqual(["webp", limits.pictureSide, limits.pictureSide]);
  });

  test.each([
    ["a JPEG", "image/jpeg", (image: Sharp) => image.jpeg()],
    ["a PNG", "image/png", (image: Sharp) => image.png()],
    ["a WebP", "image/webp", (image: Sharp) => image.webp()],
    ["a PNG declared as a JPEG", "image/jpeg", (image: Sharp) => image.png()],
  ])("can be uploaded as %s", async (_name, kind, encode) => {
    const image = sharp({ create: { width: 64, height: 64, channels: 3, background: "#ff0000" } });
    const answer = await get(await place(await encode(image).toBuffer(), kind), ada.cookie);
    const { dominant } = await sharp(answer.rawPayload).stats();
    expect(dominant.r).toBeGreaterThan(200);
    expect(dominant.g).toBeLessThan(50);
  });

  test("has no metadata, and is upright", async () => {
    // Red above, blue below; rotated, with an orientation tag that compensates.
    const red = await sharp({ create: { width: 64, height: 32, channels: 3, background: "#ff0000" } })
      .png()
      .toBuffer();
    const upright = sharp({ create: { width: 64, height: 64, channels: 3, background: "#0000ff" } });
    const above = await upright
      .composite([{ input: red, top: 0, left: 0 }])
      .png()
      .toBuffer();
    const bytes = await sharp(above)
      .rotate(-90)
      .jpeg()
      .withExif({ IFD0: { Make: "Camera of Ada", Orientation: "6" }, IFD3: { GPSLatitude: "52/1 31/1 0/1" } })
      .withMetadata({ orientation: 6 })
      .toBuffer();
    const before = await sharp(bytes).metadata();
    expect(before.orientation).toBe(6);
    expect(bytes.includes("Camera of Ada")).toBe(true);

    const { rawPayload } = await get(await place(bytes), ada.cookie);
    const after = await sharp(rawPayload).metadata();
    expect([after.exif, after.iptc, after.xmp, after.icc, after.orientation]).toEqual(Array(5).fill(undefined));
    expect(rawPayload.includes("Camera of Ada")).toBe(false);
    const { data, info } = await sharp(rawPayload).raw().toBuffer({ resolveWithObject: true });
    const [top, bottom] = [16, info.height - 16].map((row) => (row * info.width + 128) * info.channels);
    expect(data[top ?? 0]).toBeGreaterThan(200);
    expect(data[(bottom ?? 0) + 2]).toBeGreaterThan(200);
  });

  test("contains nothing that was hidden in the upload", async () => {
    const script = "<script>alert(document.cookie)</script>";
    const jpeg = await blank();
    const comment = Buffer.concat([Buffer.from([0xff, 0xfe, 0, script.length + 2]), Buffer.from(script)]);
    const hidden = {
      "behind the end": Buffer.concat([jpeg, Buffer.from(script)]),
      "in a comment": Buffer.concat([jpeg.subarray(0, 2), comment, jpeg.subarray(2)]),
      "an archive behind it": Buffer.concat([jpeg, Buffer.from("PK\x03\x04"), Buffer.from(script)]),
    };
    for (const [where, bytes] of Object.entries(hidden)) {
      const { rawPayload } = await get(await place(bytes), ada.cookie);
      expect([where, rawPayload.includes("alert")]).toEqual([where, false]);
    }
  });
});

describe("a refused upload", () => {
  const refused = async (sent: Sent) => {
    const answer = await send(sent);
    expect(await countPictures()).toBe(0);
    expect((await server.db.selectFrom("users").select("image").execute()).every(({ image }) => image === null)).toBe(
      true,
    );
    const { code, message } = answer.json<{ code: string; message: string }>();
    expect(message).toMatch(/^[A-Z].*\.$/);
    return [answer.statusCode, code];
  };

  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>';

  test.each([
    ["an SVG", "image/svg+xml", svg],
    ["an SVG declared as a PNG", "image/png", svg],
    ["a page", "text/html", "<h1>Hello</h1>"],
    ["a form", "multipart/form-data; boundary=x", "--x--"],
    ["a GIF", "image/png", "GIF89a\x01\x00\x01\x00\x00\x00\x00;"],
    ["nothing", "image/png", ""],
    ["JSON", "application/json", "{}"],
  ])("%s", async (_name, kind, bytes) => {
    expect(await refused({ bytes, kind })).toEqual([415, "PICTURE_KIND"]);
  });

  test("broken picture files", async () => {
    const whole = await sharp({ create: { width: 500, height: 500, channels: 3, background: "#123456" } })
      .png()
      .toBuffer();
    for (const bytes of [
      whole.subarray(0, 8),
      whole.subarray(0, whole.length / 2),
      Buffer.from([0xff, 0xd8, 0xff, 0xe0]),
    ]) {
      expect(await refused({ bytes })).toEqual([400, "PICTURE_BROKEN"]);
    }
  });

  test("more bytes than allowed", async () => {
    expect(await refused({ bytes: Buffer.alloc(limits.pictureBytes + 1) })).toEqual([413, "PICTURE_TOO_LARGE"]);
  });

  test("a file of a few kilobytes with 30,000 × 30,000 pixels, without decoding it", async () => {
    const bytes = pngBomb(30_000);
    expect(bytes.length).toBeLessThan(200_000);
    expect(await refused({ bytes, kind: "image/png" })).toEqual([413, "PICTURE_TOO_LARGE"]);
    // The premise: a smaller one is accepted.
    await place(pngBomb(1_000), "image/png");
  });

  test("a JPEG with thousands of scans, without decoding it", async () => {
    const bytes = jpegBomb(1_000, 5_000);
    expect(bytes.length).toBeLessThan(200_000);
    expect(await refused({ bytes })).toEqual([400, "PICTURE_BROKEN"]);
    // The premise: one with as many scans as a program may write is accepted.
    await place(jpegBomb(1_000, 40));
  });
});
