import { opening, type Screen } from "./screen.ts";

export const group: readonly Screen[] = [
  { name: "group", as: "guide", path: ({ company }) => company },
  { name: "group-long-names", as: "guide", path: ({ group }) => group },
  { name: "group-gone", as: "guide", path: () => "/g/00000000-0000-7000-8000-000000000000" },
  { name: "group-menu", as: "guide", path: ({ group }) => group, act: opening(/^Menu of The society/, "menu") },
  { name: "own-menu", as: "guide", path: ({ company }) => company, act: opening(/^Signed in as/, "menu") },
  { name: "chat-create", as: "guide", path: ({ company }) => company, act: opening("New chat", "dialog") },
  { name: "members", as: "guide", path: ({ company }) => `${company}/members` },
  { name: "members-long-names", as: "guide", path: ({ group }) => `${group}/members` },
  {
    name: "members-none-found",
    as: "guide",
    path: ({ company }) => `${company}/members`,
    async act(page) {
      await page.getByRole("searchbox").fill("nobody at all");
      await page.getByRole("heading", { name: /nobody at all/ }).waitFor();
    },
  },
  {
    name: "member-add",
    as: "guide",
    path: ({ company }) => `${company}/members`,
    act: opening(/^Add/, "dialog"),
  },
  { name: "invites", as: "guide", path: ({ group }) => `${group}/invites` },
  { name: "invites-none", as: "guide", path: ({ company }) => `${company}/invites` },
  {
    name: "invite-create",
    as: "guide",
    path: ({ company }) => `${company}/invites`,
    act: opening("Create an invite", "dialog"),
  },
  { name: "group-settings", as: "guide", path: ({ group }) => `${group}/settings` },
  {
    name: "group-delete",
    as: "guide",
    path: ({ group }) => `${group}/settings`,
    act: opening("Delete group", "alertdialog"),
  },
];
