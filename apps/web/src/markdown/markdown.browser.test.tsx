import "../styles.css";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import { NavLink } from "../routing/link.tsx";
import { startNavigation } from "../routing/navigation.ts";
import { Outlet } from "../routing/outlet.tsx";
import { paths } from "../routing/paths.ts";
import { page as route } from "../routing/route.ts";
import { highlight } from "./highlight.ts";
import { Markdown } from "./markdown.tsx";
import { MessageSurroundings } from "./mentioned.ts";
import { decodeHTMLStrict } from "./shims/entities.ts";

let root: Root;

beforeEach(() => {
  document.body.innerHTML = '<div id="scene"></div>';
  root = createRoot(document.getElementById("scene") as HTMLElement);
});
afterEach(() => root.unmount());

it("reveals hidden text from the keyboard, without moving the layout", async () => {
  root.render(<Markdown text="it was ||the [butler](https://a.example)|| all along" />);
  const cover = page.getByRole("button", { name: "Hidden text. Press to show" });
  await expect.element(cover).toBeVisible();
  const link = document.querySelector("a");
  link?.focus();
  expect(link?.matches(":focus")).toBe(false);
  const before = document.querySelector("p")?.getBoundingClientRect();
  await userEvent.tab();
  expect(document.activeElement).toBe(cover.element());
  await userEvent.keyboard("{Enter}");
  await expect.element(cover).not.toBeInTheDocument();
  document.querySelector("a")?.focus();
  expect(document.activeElement?.textContent).toBe("butler");
  expect(document.querySelector("p")?.getBoundingClientRect()).toEqual(before);
});

it("leaves it to navigation to say which page is open", async () => {
  const ownPath = location.pathname + location.search;
  const plans = { groupId: "harbour", chatId: "plans" };
  const path = paths.chat(plans);
  history.replaceState(null, "", path);
  const around = { person: () => undefined, chat: () => ({ ...plans, name: "Plans" }) };
  const Chat = () => (
    <MessageSurroundings value={around}>
      <NavLink to={path}>beside</NavLink>
      <Markdown text={`[this chat](${location.origin}${path}), which is #plans`} />
    </MessageSurroundings>
  );
  const stop = startNavigation([route(paths.chat, { view: async () => ({ default: Chat }) })]);
  root.render(<Outlet />);
  await expect.element(page.getByRole("link", { name: "beside" })).toHaveAttribute("aria-current", "page");
  for (const name of ["this chat", "#plans"]) {
    const link = page.getByRole("link", { name }).element();
    expect([link.getAttribute("href"), link.ariaCurrent]).toEqual([path, null]);
  }
  stop();
  history.replaceState(null, "", ownPath);
});

it("highlights code without moving it, once its language is loaded", async () => {
  const code = "const a = 1; // one";
  root.render(<Markdown text={`\`\`\`ts\n${code}\n\`\`\``} />);
  await expect.element(page.getByText(code)).toBeVisible();
  const box = () => document.querySelector(".code-block")?.getBoundingClientRect();
  const before = box();
  await expect.poll(() => document.querySelector(".hljs-keyword")?.textContent).toBe("const");
  expect(document.querySelector("pre")?.textContent).toBe(code);
  expect(box()).toEqual(before);
});

it.each([
  ["one block", [8_000]],
  ["many blocks", Array<number>(40).fill(180)],
])(
  "does not highlight %s that would need thousands of elements, but still highlights the others",
  async (_, lengths) => {
    const numbers = lengths.map((length, index) => `[${index},${"1,".repeat(length / 2)}1]`);
    const codes = numbers.map((code) => `\`\`\`json\n${code}\n\`\`\`\n`);
    root.render(<Markdown text={`${codes.join("")}\`\`\`ts\nconst a = "one";\n\`\`\``} />);
    await expect.poll(() => document.querySelector(".hljs-keyword")?.textContent).toBe("const");
    const coloured = await Promise.all(numbers.map((code) => highlight("json", code)));
    // Otherwise their absence would prove nothing.
    expect(coloured.flatMap((pieces) => pieces ?? []).length).toBeGreaterThan(7_000);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(document.querySelectorAll("pre span").length).toBeLessThan(3_500);
  },
);

it("writes code from left to right, also on a page and in a text of the other direction", async () => {
  document.getElementById("scene")?.setAttribute("dir", "rtl");
  root.render(<Markdown text={"שלום `f(a);` עולם\n\n```\n}; // end\n```"} />);
  await expect.poll(() => document.querySelectorAll("code").length).toBe(2);
  for (const code of document.querySelectorAll("code")) {
    const text = code.firstChild as Text;
    const lefts = Array.from(text.data.trimEnd(), (_, index) => {
      const range = document.createRange();
      range.setStart(text, index);
      range.setEnd(text, index + 1);
      return range.getBoundingClientRect().left;
    });
    expect(lefts).toEqual(lefts.toSorted((a, b) => a - b));
  }
});

it("leaves code in an unknown language alone", async () => {
  root.render(<Markdown text={"```klingon\nnuqneH\n```"} />);
  await expect.element(page.getByText("nuqneH")).toBeVisible();
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(document.querySelectorAll("pre span")).toHaveLength(0);
});

it.each([
  ["&hearts;", "♥"],
  ["&amp;", "&"],
  ["&semi;", ";"],
  ["&ngE;", "≧̸"],
  ["&ClockwiseContourIntegral;", "∲"],
  ["&nbsp;", "\u00a0"],
  ["&copy;", "©"],
  ["&copycat;", "&copycat;"],
  ["&nothing;", "&nothing;"],
  ["&copy", "&copy"],
  ["&lt;img src=x onerror=alert(1)&gt;", "&lt;img src=x onerror=alert(1)&gt;"],
])("the browser decodes %s as the parser's own table does", (entity, sign) => {
  expect(decodeHTMLStrict(entity)).toBe(sign);
});
