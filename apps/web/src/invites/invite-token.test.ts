import { expect, it } from "vitest";
import { inviteTokenIn } from "./invite-token.ts";

const token = "aB3_-xYz0123456789abcdefghijklmn";

it.each([
  `http://localhost:3000/invite/${token}`,
  `  https://chat.example/invite/${token}?x=1 \n`,
  `https://chat.example/invite/${token}/`,
  `/invite/${token}`,
  token,
])("finds the token in %j", (pasted) => {
  expect(inviteTokenIn(pasted)).toBe(token);
});

it.each(["", "hello", "https://chat.example/", "https://chat.example/invite/", "javascript:alert(1)"])(
  "finds no token in %j",
  (pasted) => {
    expect(inviteTokenIn(pasted)).toBeUndefined();
  },
);
