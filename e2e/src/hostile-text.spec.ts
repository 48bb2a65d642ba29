import { expect, type Page } from "@playwright/test";
import { test } from "./journey.ts";
import { composer, log, makeInvite, meet, type Person, signUp, startGroup } from "./person.ts";

/**
 * Attacks that have worked on other chats. Each would open a dialog, load a foreign resource, or escape its element.
 */
const payloads = [
  `<script>alert(1)</script>`,
  `<img src=x onerror=alert(1)>`,
  `<svg/onload=alert(1)>`,
  `"><script>alert(1)</script>`,
  `'-alert(1)-'`,
  `<iframe srcdoc="<script>parent.alert(1)</script>"></iframe>`,
  `<a href="javascript:alert(1)">click</a>`,
  `{{constructor.constructor('alert(1)')()}}`,
  `</title></textarea><script>alert(1)</script>`,
];

/** Attacks that only make sense in a message. */
const inMessages = [
  `\u202e<b onmouseover=alert(1)>txet`,
  `[click](javascript:alert(1))`,
  `[click](JaVaScRiPt:alert(1) "title")`,
  `[click](&#106;avascript&colon;alert(1))`,
  `[click](\u0001javascript:alert(1))`,
  `[click](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)`,
  `[click][x]\n\n[x]: javascript:alert(1)`,
  `<javascript:alert(1)>`,
  `![x](javascript:alert(1)) ![x](https://elsewhere.example/pixel.png) ![x](x" onerror="alert(1))`,
  `[a](https://x.example/"onmouseover="alert(1))`,
  `[<img src=x onerror=alert(1)>](https://x.example "<img src=x onerror=alert(1)>")`,
  "`<img src=x onerror=alert(1)>`",
  '```"><img src=x onerror=alert(1)>\n<script>alert(1)</script>\n```',
  "```html\n<script>alert(1)</script>\n```",
  `| <img src=x onerror=alert(1)> | b |\n|-|-|\n| [c](javascript:alert(1)) | <script>alert(1)</script> |`,
  `||<img src=x onerror=alert(1)> [a](javascript:alert(1))||`,
  `@<img src=x onerror=alert(1)> :<img>: #<img>`,
  `https://x.example/<script>alert(1)</script>"onmouseover=alert(1)`,
  `www.x.example/"><script>alert(1)</script> a@x.example"onclick=alert(1)`,
  `- [x] <img src=x onerror=alert(1)>\n> <script>alert(1)</script>`,
];

/** Records every possible effect of a hostile text. */
function watch({ page }: Person, home: string) {
  const seen: string[] = [];
  page.on("dialog", (dialog) => {
    seen.push(`dialog: ${dialog.message()}`);
    return dialog.dismiss();
  });
  page.on("request", (request) => {
    const { origin, protocol } = new URL(request.url());
    if (/^https?:$/.test(protocol) && origin !== home) seen.push(`request: ${request.url()}`);
  });
  page.on("popup", (popup) => seen.push(`popup: ${popup.url()}`));
  return seen;
}

/** Calls the API as this person, to store what no form would accept. */
async function call({ page }: Person, procedure: string, input: unknown): Promise<void> {
  const answer = await page.request.post(`/trpc/${procedure}`, {
    data: input,
    headers: { origin: new URL(page.url()).origin },
  });
  expect(answer.status(), `${procedure} ${JSON.stringify(input)}: ${await answer.text()}`).toBe(200);
}

/** Every element and attribute in the page that no text may create. */
const intruders = (page: Page) =>
  page.evaluate(() => {
    const found: string[] = [];
    for (const element of document.querySelectorAll("*")) {
      if (/^(IFRAME|OBJECT|EMBED|BASE)$/.test(element.tagName)) found.push(element.outerHTML);
      for (const { name, value } of element.attributes) {
        if (name.startsWith("on") || name === "srcdoc") found.push(`${name}=${value}`);
        if (/^\s*(javascript|data|vbscript):/i.test(value) && /^(href|src|action|formaction|xlink:href)$/.test(name)) {
          if (!(element.tagName === "IMG" && value.startsWith("data:image/"))) found.push(`${name}=${value}`);
        }
      }
      if (element.tagName === "SCRIPT" && !(element as HTMLScriptElement).src.startsWith(location.origin)) {
        found.push(element.outerHTML);
      }
    }
    return found;
  });

const placeOf = (page: Page) => {
  const [, groupId = "", chatId = ""] = /\/g\/([^/]+)\/c\/([^/?]+)/.exec(page.url()) ?? [];
  return { groupId, chatId };
};

test("hostile text stays text in every field", async ({ browser, baseURL }) => {
  test.slow();
  const home = new URL(baseURL ?? "").origin;
  const mallory = await meet(browser, "Mallory");
  const seen = watch(mallory, home);
  await startGroup(mallory, "Trojans");
  const { page } = mallory;
  const link = await makeInvite(mallory);
  const { groupId, chatId } = placeOf(page);
  const id = (index: number) => `0190a000-0000-7000-8000-${index.toString(16).padStart(12, "0")}`;

  for (const [index, text] of [...payloads, ...inMessages].entries()) {
    await call(mallory, "messages.send", { chatId, id: id(index), text });
  }
  await call(mallory, "messages.edit", { chatId, messageId: id(0), text: `${payloads[1]} edited` });
  const guest = await meet(browser, "Trudy");
  const seenByGuest = watch(guest, home);

  for (const [index, payload] of payloads.entries()) {
    await call(mallory, "users.update", { name: payload.slice(0, 80), bio: payload });
    await call(mallory, "groups.update", { groupId, name: payload.slice(0, 80) });
    await call(mallory, "chats.update", { chatId, name: payload.slice(0, 80), topic: payload });

    // The chat, with its names and topic in and around it.
    await page.goto(`/g/${groupId}/c/${chatId}`);
    await expect(log(mallory)).toBeVisible();
    await expect(page).toHaveTitle(/\S/);
    // The invite page shows the names of the group and of its creator.
    if (index < 4) {
      await guest.page.goto(link);
      await expect(guest.page.getByRole("heading").first()).toBeVisible();
    }
    expect([...(await intruders(page)), ...(await intruders(guest.page)), ...seen, ...seenByGuest]).toEqual([]);
  }

  // All messages, from the first to the last.
  await expect(log(mallory).locator("article").first()).toBeAttached();
  const scroller = log(mallory);
  for (let top = 0; top < 6; top++) {
    await scroller.evaluate((element, part) => element.scrollTo(0, (element.scrollHeight * part) / 5), top);
    await page.waitForTimeout(150);
    expect(await intruders(page)).toEqual([]);
  }
  const links = await log(mallory)
    .locator("a")
    .evaluateAll((anchors) => anchors.map((anchor) => (anchor as HTMLAnchorElement).protocol));
  expect(links.length).toBeGreaterThan(0);
  expect(links.filter((protocol) => !/^(https?|mailto):$/.test(protocol))).toEqual([]);

  // Overlays: an opened spoiler, completions of names, the members, a profile.
  const spoiler = log(mallory).getByRole("button", { name: "Hidden text. Press to show" });
  await spoiler.first().scrollIntoViewIfNeeded();
  await spoiler.first().click();
  await composer(mallory).fill("");
  await composer(mallory).pressSequentially("hello @");
  await expect(page.getByRole("option").first()).toBeVisible();
  await composer(mallory).fill("#");
  await page.goto(`/g/${groupId}/members`);
  await expect(page.getByText(/^@mallory/).first()).toBeVisible();
  expect(await intruders(page)).toEqual([]);
  await page.goto("/settings/profile");
  await expect(page.getByLabel("Bio")).toBeVisible();
  expect(await intruders(page)).toEqual([]);

  // A person who joins sees the same.
  await guest.page.goto(link);
  await guest.page.getByRole("link", { name: "Create an account and join" }).click();
  await signUp(guest);
  await expect(log(guest)).toBeVisible();
  expect(await intruders(guest.page)).toEqual([]);

  expect([...seen, ...seenByGuest]).toEqual([]);
});
