import { afterEach, expect, it } from "vitest";
import { de, deMore } from "../words/de.ts";
import { en } from "../words/en.ts";
import { enMore } from "../words/en-more.ts";
import { speak } from "../words/words.ts";
import { named } from "./named.ts";

afterEach(() => speak("en", { words: en, moreWords: enMore }));

it("names whoever deleted their account in the reader's language, and everybody else as they want", () => {
  const gone = { name: "Deleted user", username: "deleted.0123" };
  const ana = { name: "Deleted user", username: "ana" };
  expect([named(gone).name, named(ana)]).toEqual(["Deleted user", ana]);
  speak("de", { words: de, moreWords: deMore });
  expect([named(gone).name, named(ana)]).toEqual(["Gelöschtes Konto", ana]);
});
