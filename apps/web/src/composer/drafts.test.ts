import { createTextStorage } from "@parley/client/testing/text-storage";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { countDrafts, forgetDrafts, onDrafts, readDraft, writeDraft } from "./drafts.ts";

afterEach(() => vi.unstubAllGlobals());

describe("drafts", () => {
  beforeEach(() => vi.stubGlobal("localStorage", createTextStorage().storage));

  it("are kept per person and per chat", () => {
    writeDraft("ana", "general", "to be sai");
    expect(readDraft("ana", "general")).toBe("to be sai");
    expect(readDraft("ana", "plans")).toBe("");
    expect(readDraft("ben", "general")).toBe("");
  });

  it("are all deleted when their author signs out, but not those of other people", () => {
    for (const chat of ["general", "plans"]) writeDraft("ana", chat, "for nobody else");
    writeDraft("anabel", "general", "to be continued");
    forgetDrafts("ana");
    expect(["general", "plans"].map((chat) => readDraft("ana", chat))).toEqual(["", ""]);
    expect([localStorage.length, localStorage.key(0)]).toEqual([1, "parley.draft.anabel.general"]);
  });

  it("are counted as they are deleted, whatever chats there still are", () => {
    for (const chat of ["general", "no-longer-shown"]) writeDraft("ana", chat, "to be continued");
    writeDraft("ana", "plans", "");
    writeDraft("anabel", "general", "somebody else's");
    expect(countDrafts("ana")).toBe(2);
    forgetDrafts("ana");
    expect(countDrafts("ana")).toBe(0);
  });

  it("notify when one is started and when one is deleted, not for each letter", () => {
    let notified = 0;
    const stop = onDrafts(() => notified++);
    for (const text of ["o", "on", "one"]) writeDraft("ana", "general", text);
    expect(notified).toBe(1);
    writeDraft("ana", "general", "");
    writeDraft("ana", "general", "");
    expect(notified).toBe(2);
    stop();
    writeDraft("ana", "general", "two");
    expect(notified).toBe(2);
  });

  it("are deleted when the text is empty", () => {
    writeDraft("ana", "general", "x");
    writeDraft("ana", "general", "");
    expect(readDraft("ana", "general")).toBe("");
  });
});

it("a draft lasts as long as the page when the browser refuses to store it", () => {
  vi.stubGlobal("localStorage", createTextStorage({ room: 0 }).storage);
  writeDraft("ana", "general", "kept");
  expect(readDraft("ana", "general")).toBe("kept");
});
