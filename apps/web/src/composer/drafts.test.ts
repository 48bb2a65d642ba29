import { createTextStorage } from "@parley/client/testing/text-storage";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { forgetDrafts, onDrafts, readDraft, writeDraft } from "./drafts.ts";

afterEach(() => vi.unstubAllGlobals());

describe("drafts", () => {
  beforeEach(() => vi.stubGlobal("localStorage", createTextStorage().storage));

  it("are kept for each person and each chat", () => {
    writeDraft("ana", "general", "to be sai");
    expect(readDraft("ana", "general")).toBe("to be sai");
    expect(readDraft("ana", "plans")).toBe("");
    expect(readDraft("ben", "general")).toBe("");
  });

  it("are all gone when their writer signs out, and those of others are not", () => {
    for (const chat of ["general", "plans"]) writeDraft("ana", chat, "for nobody else");
    writeDraft("anabel", "general", "to be continued");
    forgetDrafts("ana");
    expect(["general", "plans"].map((chat) => readDraft("ana", chat))).toEqual(["", ""]);
    expect([localStorage.length, localStorage.key(0)]).toEqual([1, "parley.draft.anabel.general"]);
  });

  it("are told of when one is begun and when one is gone, and not for each letter", () => {
    let told = 0;
    const stop = onDrafts(() => told++);
    for (const text of ["o", "on", "one"]) writeDraft("ana", "general", text);
    expect(told).toBe(1);
    writeDraft("ana", "general", "");
    writeDraft("ana", "general", "");
    expect(told).toBe(2);
    stop();
    writeDraft("ana", "general", "two");
    expect(told).toBe(2);
  });

  it("are gone when nothing is left of them", () => {
    writeDraft("ana", "general", "x");
    writeDraft("ana", "general", "");
    expect(readDraft("ana", "general")).toBe("");
  });
});

it("a draft lives as long as the page when the browser refuses to store", () => {
  vi.stubGlobal("localStorage", createTextStorage({ room: 0 }).storage);
  writeDraft("ana", "general", "kept");
  expect(readDraft("ana", "general")).toBe("kept");
});
