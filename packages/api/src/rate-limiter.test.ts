import { v7 as uuidv7 } from "uuid";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { rates } from "./limits.ts";
import { createRateLimiter, unlimited } from "./rate-limiter.ts";
import { refusal } from "./testing/refusal.ts";
import { createTestApi, type TestApi, type TestPerson } from "./testing/test-api.ts";

describe("a token bucket", () => {
  const rate = { perSecond: 2, burst: 4 };
  let now = 0;
  const limiter = createRateLimiter(() => now);
  let key = "";
  beforeEach(() => {
    key = uuidv7();
  });

  const takeMany = (count: number, of = key) => Array.from({ length: count }, () => limiter.take(of, rate));

  test("allows a burst, and then says how long to wait", () => {
    expect(takeMany(6)).toEqual([0, 0, 0, 0, 1, 1]);
  });

  test("refills over time, never above the burst", () => {
    takeMany(4);
    now += 500;
    expect(takeMany(2)).toEqual([0, 1]);
    now += 3_600_000;
    expect(takeMany(5)).toEqual([0, 0, 0, 0, 1]);
  });

  test("does not charge refused calls, so that waiting as told is enough", () => {
    takeMany(4);
    const refused = takeMany(100);
    expect(new Set(refused)).toEqual(new Set([1]));
    now += 1000;
    expect(takeMany(3)).toEqual([0, 0, 1]);
  });

  test("charges the full cost of a call or nothing", () => {
    expect(limiter.take(key, rate, 3)).toBe(0);
    expect(limiter.take(key, rate, 3)).toBe(1);
    expect(limiter.take(key, rate, 1)).toBe(0);
    expect(limiter.take(key, rate, 4)).toBe(2);
  });

  test("allows nothing until a debt is paid back", () => {
    expect(limiter.take(key, rate, 1)).toBe(0);
    limiter.owe(key, rate, 6);
    expect(takeMany(1)).toEqual([2]);
    now += 1000;
    expect(takeMany(1)).toEqual([1]);
    now += 1000;
    expect(takeMany(2)).toEqual([0, 1]);
  });

  test("counts each key separately", () => {
    takeMany(5);
    expect(takeMany(1, uuidv7())).toEqual([0]);
  });

  test("keeps the state of a key in use, however many other keys there are", () => {
    takeMany(4);
    for (let n = 0; n < 25_000; n++) limiter.take(`other ${n}`, rate);
    expect(takeMany(1)).toEqual([1]);
  });

  test("forgets idle keys, so that thousands of addresses do not fill memory", () => {
    const own = createRateLimiter(() => now);
    for (let n = 0; n < 10_000; n++) own.take(`other ${n}`, rate);
    expect(own.size).toBe(10_000);
    now += 2_000;
    own.take(key, rate);
    expect(own.size).toBe(1);
  });

  test("does not scan all keys on every call", () => {
    const own = createRateLimiter(() => now);
    let looks = 0;
    const watched = {
      perSecond: 2,
      get burst() {
        looks++;
        return 4;
      },
    };
    for (let n = 0; n < 11_000; n++) own.take(`other ${n}`, watched);
    expect(own.size).toBe(11_000);
    expect(looks).toBeLessThan(100_000);
  });

  test("without limits allows everything", () => {
    expect(Array.from({ length: 1000 }, () => unlimited.take(key, rate)).every((wait) => wait === 0)).toBe(true);
  });
});

describe("calls", () => {
  let api: TestApi;
  let ada: TestPerson;
  let chatId: string;
  let now = 0;

  beforeAll(async () => {
    api = await createTestApi({ limiter: createRateLimiter(() => now) });
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    now += 3_600_000;
    ada = await api.signUp("ada");
    const { id: groupId } = await ada.api.groups.create({ name: "Engine room" });
    chatId = (await ada.api.chats.create({ groupId, name: "general" })).id;
    now += 3_600_000;
  });
  afterEach(() => api.reset());

  const send = () => ada.api.messages.send({ chatId, id: uuidv7(), text: "hello" });
  const rename = () => ada.api.users.update({ bio: "Writes notes." });

  test("can send thirty messages at once and ten per second, and say when to retry", async () => {
    expect(rates.send).toEqual({ perSecond: 10, burst: 30 });
    for (let n = 0; n < rates.send.burst; n++) await send();
    await expect(send()).rejects.toMatchObject({ reason: "RATE_LIMITED", code: "TOO_MANY_REQUESTS", retryAfter: 1 });
    now += 1000;
    for (let n = 0; n < rates.send.perSecond; n++) await send();
    expect(await refusal(send())).toBe("RATE_LIMITED");
    expect((await ada.api.sync.snapshot()).chats[0]).toMatchObject({ lastSeq: 40, lastRev: 40 });
  });

  test("over the limit are refused before they reach anything", async () => {
    for (let n = 0; n < rates.send.burst; n++) await send();
    api.emitted.length = 0;
    expect(await refusal(ada.api.messages.send({ chatId: uuidv7(), id: uuidv7(), text: "hello" }))).toBe(
      "RATE_LIMITED",
    );
    expect(api.emitted).toEqual([]);
  });

  test("of other kinds are counted separately, so that they never block a message", async () => {
    for (let n = 0; n < rates.write.burst; n++) await rename();
    expect(await refusal(rename())).toBe("RATE_LIMITED");
    expect(await send()).toMatchObject({ seq: 1 });
  });

  test("that only read are not counted", async () => {
    for (let n = 0; n < 100; n++) await ada.api.users.me();
    await expect(rename()).resolves.toMatchObject({ bio: "Writes notes." });
  });

  test("of one person do not affect another's", async () => {
    const ben = await api.signUp("ben");
    for (let n = 0; n < rates.write.burst; n++) await rename();
    expect(await refusal(rename())).toBe("RATE_LIMITED");
    expect(await ben.api.groups.create({ name: "Ben's" })).toMatchObject({ role: "owner" });
  });

  test("with invalid input are not counted", async () => {
    for (let n = 0; n < 40; n++) await refusal(ada.api.messages.send({ chatId, id: uuidv7(), text: "" }));
    expect(await send()).toMatchObject({ seq: 1 });
  });
});
