import { exampleChat, exampleSnapshot } from "@parley/client/testing/examples";
import { expect, it } from "vitest";
import { firstChat } from "./first-chat.ts";
import { rememberPlace } from "./last-place.ts";

/** By name, as the server lists them. */
const snapshot = exampleSnapshot(
  exampleChat("archived", { createdAt: "2026-02-26T10:00:00.000Z", archivedAt: "2026-06-01T10:00:00.000Z" }),
  exampleChat("customers", { createdAt: "2026-05-01T10:00:00.000Z", unread: 3 }),
  exampleChat("general", { createdAt: "2026-02-28T10:00:00.000Z" }),
  exampleChat("owners", { createdAt: "2026-02-27T10:00:00.000Z", visibility: "private" }),
);

it("opens the chat that was created with the group, whatever comes first by name or is unread", () => {
  expect(firstChat(snapshot, "harbour")).toBe("general");
});

it("opens a private chat if there is no other", () => {
  const chats = snapshot.chats.filter(({ visibility }) => visibility === "private");
  expect(firstChat({ ...snapshot, chats }, "harbour")).toBe("owners");
});

it("returns to the chat that was open last", () => {
  rememberPlace("ana", { groupId: "harbour", chatId: "customers" });
  expect(firstChat(snapshot, "harbour")).toBe("customers");
});
