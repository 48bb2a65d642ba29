import { expect, expectTypeOf, it } from "vitest";
import type { Path } from "./address.ts";
import { address, flag, text } from "./address.ts";
import { paths } from "./paths.ts";

const chat = address("/g/:groupId/c/:chatId", { m: text, loud: flag });
const read = (path: string) => chat.read(new URL(path, "http://here.example"));

it("reads what it has built", () => {
  const given = { groupId: "1", chatId: "a/b ü%", m: "?&=#", loud: true as const };
  const path = chat(given);
  expect(path).toBe("/g/1/c/a%2Fb%20%C3%BC%25?m=%3F%26%3D%23&loud=true");
  expect(read(path)).toEqual(given);
});

it("leaves out what was not given", () => {
  expect(chat({ groupId: "1", chatId: "2", m: undefined })).toBe("/g/1/c/2");
  expect(read("/g/1/c/2")).toEqual({ groupId: "1", chatId: "2" });
  expect(paths.home()).toBe("/");
  expect(paths.signIn()).toBe("/sign-in");
});

it("reads an address with a slash at its end, and ignores what it does not know", () => {
  expect(read("/g/1/c/2/?loud=maybe&other=1#hash")).toEqual({ groupId: "1", chatId: "2" });
});

it.each(["/", "/g/1", "/g/1/c", "/g/1/c/2/d", "/g//c/2", "/x/g/1/c/2", "/g/1/c/%E0%A4%A"])(
  "does not read %s",
  (path) => {
    expect(read(path)).toBeUndefined();
  },
);

it("never leads from the sign-in page to another site", () => {
  const given = paths.signIn.read(new URL("http://here.example/sign-in?to=//evil.example&ended=true"));
  expect(given).toEqual({ ended: true });
});

it("takes only what the address says, and gives only what it reads", () => {
  // @ts-expect-error: the chat is missing.
  paths.chat({ groupId: "1" });
  // @ts-expect-error: no such panel.
  paths.chat({ groupId: "1", chatId: "2", panel: "other" });
  // @ts-expect-error: a path is not written by hand.
  paths.signIn({ to: "/g/1" });
  // @ts-expect-error: nothing to say.
  paths.welcome({ groupId: "1" });
  expectTypeOf(paths.chat.read).returns.toEqualTypeOf<
    ({ groupId: string } & { chatId: string } & { m?: string | undefined; panel?: "details" | undefined }) | undefined
  >();
  expectTypeOf(paths.home()).toEqualTypeOf<Path>();
});
