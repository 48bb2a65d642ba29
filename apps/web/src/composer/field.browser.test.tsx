import "../styles.css";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { hurry } from "../ui/usable.ts";
import { ComposerField } from "./field.tsx";

const onDone = vi.fn();
const onKeyDown = vi.fn();
let root: Root;

function Scene() {
  const [text, setText] = useState("");
  const field = useRef<HTMLTextAreaElement>(null);
  return (
    <QueryClientProvider client={new QueryClient()}>
      <div style={{ position: "absolute", insetInline: 0, bottom: 0 }}>
        <ComposerField
          ref={field}
          groupId="group"
          chatId="chat"
          aria-label="Text"
          value={text}
          onChange={setText}
          onDone={onDone}
          onKeyDown={onKeyDown}
          className="field-sizing-content w-full"
        />
      </div>
    </QueryClientProvider>
  );
}

const field = () => page.getByRole("textbox", { name: "Text" });
const element = () => field().element() as HTMLTextAreaElement;
const value = () => element().value;

/** Fills in the text, with the selection between `‹` and `›`. */
async function begin(text: string): Promise<void> {
  await userEvent.fill(field(), text.replace(/[‹›]/g, ""));
  if (text.includes("‹")) element().setSelectionRange(text.indexOf("‹"), text.indexOf("›") - 1);
}

function paste(data: Record<string, string>): boolean {
  const clipboardData = new DataTransfer();
  for (const [type, text] of Object.entries(data)) clipboardData.setData(type, text);
  return element().dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}

beforeEach(async () => {
  vi.clearAllMocks();
  document.body.innerHTML = '<div id="scene"></div>';
  root = createRoot(document.getElementById("scene") as HTMLElement);
  root.render(<Scene />);
  await field().click();
});
afterEach(() => root.unmount());

describe("the direction", () => {
  const direction = () => getComputedStyle(element()).direction;
  beforeEach(() => document.documentElement.setAttribute("dir", "rtl"));
  afterEach(() => document.documentElement.removeAttribute("dir"));

  it("is the page's while the field is empty, and then the text's", async () => {
    expect(direction()).toBe("rtl");
    await begin("hello");
    expect(direction()).toBe("ltr");
    await begin("שלום");
    expect(direction()).toBe("rtl");
    await begin("");
    expect(direction()).toBe("rtl");
  });
});

describe("Enter", () => {
  it("submits, and breaks the line with Shift", async () => {
    await userEvent.keyboard("one{Shift>}{Enter}{/Shift}two");
    expect(value()).toBe("one\ntwo");
    expect(onDone).not.toHaveBeenCalled();
    await userEvent.keyboard("{Enter}");
    expect(onDone).toHaveBeenCalledOnce();
    expect(value()).toBe("one\ntwo");
  });

  it.each([{ isComposing: true }, { keyCode: 229 }])(
    "submits nothing while an input method is composing (%j)",
    (how) => {
      const event = new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true, ...how });
      element().dispatchEvent(event);
      expect(onDone).not.toHaveBeenCalled();
      expect(event.defaultPrevented).toBe(false);
    },
  );

  it("continues a list, and ends it on an empty item", async () => {
    await userEvent.keyboard("- one{Enter}two{Enter}");
    expect(value()).toBe("- one\n- two\n- ");
    await userEvent.keyboard("{Enter}");
    expect(value()).toBe("- one\n- two\n");
    expect(onDone).not.toHaveBeenCalled();
    await userEvent.keyboard("{Enter}");
    expect(onDone).toHaveBeenCalledOnce();
  });

  it("breaks the line in a code block, and submits there with Ctrl", async () => {
    await begin("```\nlet a;");
    await userEvent.keyboard("{Enter}");
    expect(value()).toBe("```\nlet a;\n");
    await userEvent.keyboard("{Control>}{Enter}{/Control}");
    expect(onDone).toHaveBeenCalledOnce();
    await begin("```\nlet a;\n```");
    await userEvent.keyboard("{Enter}");
    expect(onDone).toHaveBeenCalledTimes(2);
  });
});

describe("formatting keys", () => {
  it.each([
    ["b", "make **it** so"],
    ["i", "make _it_ so"],
    ["e", "make `it` so"],
    ["{Shift>}x{/Shift}", "make ~~it~~ so"],
    ["{Shift>}u{/Shift}", "make [it]() so"],
  ])("%s", async (keys, result) => {
    await begin("make ‹it› so");
    await userEvent.keyboard(`{Control>}${keys}{/Control}`);
    expect(value()).toBe(result);
  });

  it("are reverted by a second press, and by undo", async () => {
    await begin("make ‹it› so");
    await userEvent.keyboard("{Control>}b{/Control}");
    await userEvent.keyboard("{Control>}b{/Control}");
    expect(value()).toBe("make it so");
    await userEvent.keyboard("{Control>}b{/Control}");
    await userEvent.keyboard("{Control>}z{/Control}");
    expect(value()).toBe("make it so");
  });
});

describe("pasting", () => {
  it("turns the selected words into a link when an address is pasted over them", async () => {
    await begin("see ‹this› now");
    expect(paste({ "text/plain": "https://a.example/b" })).toBe(false);
    expect(value()).toBe("see [this](https://a.example/b) now");
  });

  it("turns rich text into Markdown", async () => {
    // What reads it is fetched when the page is usable.
    hurry();
    await expect.poll(() => paste({ "text/plain": "so", "text/html": "<b>so</b>" })).toBe(false);
    expect(value()).toBe("**so**");
  });

  it("leaves plain text, and everything inside code, to the browser", async () => {
    expect(paste({ "text/plain": "plain" })).toBe(true);
    expect(paste({ "text/plain": "a", "text/html": "<span style='color:red'>a</span>" })).toBe(true);
    await begin("```\n");
    expect(paste({ "text/plain": "a", "text/html": "<b>a</b>" })).toBe(true);
    await begin("`‹a›");
    expect(paste({ "text/plain": "https://a.example" })).toBe(true);
  });

  it("keeps a text that is far too long whole", async () => {
    const long = "word ".repeat(40_000);
    await begin(long);
    expect(value().length).toBe(200_000);
    await userEvent.keyboard("x");
    expect(value().length).toBe(200_001);
  });
});

describe("completions", () => {
  const options = () => page.getByRole("option");
  const active = () => document.getElementById(element().getAttribute("aria-activedescendant") ?? "");
  /** Waits until the list shows it. Before, it may still show what fits fewer letters. */
  const offered = (name: string) => vi.waitFor(() => expect(active()?.textContent).toContain(name));

  it("are browsed with the arrow keys and inserted with Enter", async () => {
    await userEvent.keyboard("go :rocke");
    await expect.element(options().first()).toBeVisible();
    expect(active()?.textContent).toContain(":rocket:");
    expect(element().getAttribute("aria-controls")).toBe(page.getByRole("listbox").element().id);
    await userEvent.keyboard("{Enter}");
    expect(value()).toBe("go 🚀 ");
    expect(onDone).not.toHaveBeenCalled();
    expect(options().elements()).toHaveLength(0);
    await userEvent.keyboard("{Enter}");
    expect(onDone).toHaveBeenCalledOnce();
  });

  describe("that Enter chooses before those for the last letters are there", () => {
    const press = (key: string) =>
      element().dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
    const type = (letters: string) => document.execCommand("insertText", false, letters);
    const beginEmoji = async () => {
      await userEvent.keyboard(":ro");
      await expect.element(options().first()).toBeVisible();
      expect(active()?.textContent).not.toContain(":rocket:");
    };

    it("are what was typed", async () => {
      await beginEmoji();
      type("cke");
      press("Enter");
      await vi.waitFor(() => expect(value()).toBe("🚀 "));
      expect(onDone).not.toHaveBeenCalled();
    });

    it("are what was typed, although there were none before", async () => {
      type(":rocke");
      press("Enter");
      await vi.waitFor(() => expect(value()).toBe("🚀 "));
      expect(onDone).not.toHaveBeenCalled();
    });

    it("leave Enter to the text if there are none", async () => {
      await beginEmoji();
      type("zzz");
      press("Enter");
      expect(onDone).not.toHaveBeenCalled();
      await vi.waitFor(() => expect(onDone).toHaveBeenCalledOnce());
      expect(value()).toBe(":rozzz");
    });

    it("are not waited for after a second press", async () => {
      await beginEmoji();
      type("zzz");
      press("Enter");
      // React renders what the first has changed.
      await Promise.resolve();
      press("Enter");
      expect(onDone).toHaveBeenCalledOnce();
    });
  });

  it("leave one space, also if another is typed or was there", async () => {
    await userEvent.keyboard("go :rocke");
    await offered(":rocket:");
    await userEvent.keyboard("{Enter} now");
    expect(value()).toBe("go 🚀 now");
    await begin(" now");
    await userEvent.keyboard("{Home}go :rocke");
    await offered(":rocket:");
    await userEvent.keyboard("{Enter}, ");
    expect(value()).toBe("go 🚀 , now");
  });

  it("do not keep anybody from typing several spaces", async () => {
    await userEvent.keyboard(":rocke");
    await offered(":rocket:");
    await userEvent.keyboard("{Enter}  x");
    expect(value()).toBe("🚀  x");
    await userEvent.keyboard("{Backspace} ");
    expect(value()).toBe("🚀   ");
  });

  it("wrap around at the ends", async () => {
    await userEvent.keyboard(":heart");
    await offered(":heart:");
    const first = active()?.textContent;
    await userEvent.keyboard("{ArrowUp}");
    await vi.waitFor(() => expect(active()?.textContent).toBe(options().elements().at(-1)?.textContent));
    await userEvent.keyboard("{ArrowDown}");
    await vi.waitFor(() => expect(active()?.textContent).toBe(first));
  });

  it("close with Escape, which does nothing else", async () => {
    await userEvent.keyboard(":rocke");
    await expect.element(options().first()).toBeVisible();
    onKeyDown.mockClear();
    await userEvent.keyboard("{Escape}");
    await vi.waitFor(() => expect(options().elements()).toHaveLength(0));
    expect(onKeyDown).not.toHaveBeenCalled();
    expect(value()).toBe(":rocke");
    await userEvent.keyboard("t");
    expect(options().elements()).toHaveLength(0);
  });

  it("are inserted by a click, which leaves the focus in the text", async () => {
    await userEvent.keyboard(":rocke");
    await options().first().click();
    expect(value()).toBe("🚀 ");
    expect(document.activeElement).toBe(element());
  });

  it("become emoji at the closing colon, which undo reverts", async () => {
    await userEvent.keyboard("yes :tada:");
    await vi.waitFor(() => expect(value()).toBe("yes 🎉"));
    await userEvent.keyboard("{Control>}z{/Control}");
    expect(value()).toBe("yes :tada:");
  });
});
