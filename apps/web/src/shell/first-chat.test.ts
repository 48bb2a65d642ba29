import { storedKeys } from "@parley/client";
import { exampleChat, exampleSnapshot } from "@parley/client/testing/examples";
import { afterEach, expect, it } from "vitest";
import { pageStorage } from "../page-storage.ts";
import { firstChat } from "./first-chat.ts";
import { rememberPlace } from "./last-place.ts";

afterEach(() => {
  for (const key of storedKeys(pageStorage)) pageStorage.removeItem(key);
});

/** The numbers are the order in which they were created; the list is by name, as the server's. */
const archived = exampleChat("1", { name: "archived", archivedAt: "2026-06-01T10:00:00.000Z" });
const customers = exampleChat("4", { name: "customers" });
const general = exampleChat("3", { name: "general" });
const history = exampleChat("5", { name: "history", createdAt: "2009-01-01T10:00:00.000Z" });
const owners = exampleChat("2", { name: "owners", visibility: "private" });

const open = (...chats: ReturnType<typeof exampleChat>[]) => firstChat(exampleSnapshot(...chats), "harbour");

it("opens the chat with which the group began, whatever comes first by name or was imported", () => {
  expect(open(archived, customers, general, history, owners)).toBe(general.id);
});

it("opens a private chat if there is no other", () => {
  expect(open(archived, owners)).toBe(owners.id);
});

it("opens the first with unread messages", () => {
  expect(open({ ...customers, unread: 3 }, general, { ...history, unread: 1 })).toBe(customers.id);
});

it("returns to the chat that was open last", () => {
  rememberPlace("ana", { groupId: "harbour", chatId: history.id });
  expect(open({ ...customers, unread: 3 }, general, history)).toBe(history.id);
});
