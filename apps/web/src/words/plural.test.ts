import { expect, it } from "vitest";
import { pluralIn } from "./plural.ts";

it("picks the plural form of the language", () => {
  const english = pluralIn("en");
  const forms = { one: "# message", other: "# messages" };
  expect([0, 1, 2, 5_000].map((count) => english(count, forms))).toEqual([
    "0 messages",
    "1 message",
    "2 messages",
    "5,000 messages",
  ]);
});

it("supports languages with more forms than English", () => {
  const polish = pluralIn("pl");
  const forms = { one: "# plik", few: "# pliki", many: "# plików", other: "# pliku" };
  expect([1, 3, 5].map((count) => polish(count, forms))).toEqual(["1 plik", "3 pliki", "5 plików"]);
});
