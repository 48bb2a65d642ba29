import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { Button } from "../ui/button.tsx";
import { copyText } from "../ui/copy-text.ts";
import { showToast } from "../ui/toasts.tsx";
import { moreWords } from "../words/more.ts";
import { words } from "../words/words.ts";

interface KeptTextsProps {
  label: string;
  texts: readonly string[];
  onDiscard: () => void;
}

/** What somebody has written where they can no longer write, to be copied or discarded. */
export function KeptTexts({ label, texts, onDiscard }: KeptTextsProps) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    if (await copyText(texts.join("\n\n"))) setCopied(true);
    else showToast(words.copyRefused);
  };
  const Icon = copied ? Check : Copy;
  return (
    <section aria-label={label} className="mt-3 w-full rounded-xl border border-line p-4 text-start">
      <h2 className="font-medium text-ink-faint text-xs">{label}</h2>
      <div
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also with the keyboard.
        tabIndex={0}
        className="wrap-anywhere mt-1 flex max-h-48 flex-col gap-2 overflow-y-auto whitespace-pre-wrap"
      >
        {texts.map((text, index) => (
          <p key={index} dir="auto" className="border-line not-first:border-t not-first:pt-2">
            {text}
          </p>
        ))}
      </div>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button size="small" onClick={() => void copy()}>
          <Icon aria-hidden className="size-4" />
          <span aria-live="polite">{copied ? words.copied : moreWords.messages.copyText}</span>
        </Button>
        <Button size="small" variant="quiet" onClick={onDiscard}>
          {words.messages.discard}
        </Button>
      </div>
    </section>
  );
}
