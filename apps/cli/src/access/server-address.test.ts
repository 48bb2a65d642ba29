import { expect, test } from "vitest";
import { isReadableOnTheWay, readAddress } from "./server-address.ts";

test.each([
  ["https://chat.example.com", "https://chat.example.com"],
  ["https://chat.example.com:443/", "https://chat.example.com"],
  ["chat.example.com", "https://chat.example.com"],
  ["chat.example.com:8443", "https://chat.example.com:8443"],
  ["localhost:3000", "http://localhost:3000"],
  ["127.0.0.1:3000", "http://127.0.0.1:3000"],
  ["[::1]:3000", "http://[::1]:3000"],
  ["localhost.example.com", "https://localhost.example.com"],
  ["http://chat.example.com", "http://chat.example.com"],
])("%s is %s", (given, origin) => {
  expect(readAddress(given, "URL")).toBe(origin);
});

test.each(["", "ftp://x", "https://ada:secret@x", "https://x/path", "https://x/?q", "https://x/#h", "https://", "a b"])(
  "%j is rejected without being repeated in the error",
  (given) => {
    expect(() => readAddress(given, "PARLEY_URL")).toThrow(
      /^PARLEY_URL must look like https:\/\/chat\.example\.com, without a path$/,
    );
  },
);

test("only http to another machine can be read in transit", () => {
  expect(isReadableOnTheWay("http://chat.example.com")).toBe(true);
  expect(isReadableOnTheWay("http://localhost.example.com")).toBe(true);
  for (const address of ["https://chat.example.com", "http://localhost:3000", "http://127.0.0.1", "http://[::1]:80"]) {
    expect(isReadableOnTheWay(address)).toBe(false);
  }
});
