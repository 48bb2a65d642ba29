import { Check, Copy } from "lucide-react";
import { useState, useSyncExternalStore } from "react";
import { useMe } from "../sync/use-snapshot.ts";
import { Button } from "../ui/button.tsx";
import { copyText } from "../ui/copy-text.ts";
import { showToast } from "../ui/toasts.tsx";
import { moreWords } from "../words/more.ts";
import { words } from "../words/words.ts";
import { onDrafts, readDraft, writeDraft } from "./drafts.ts";

/** The draft for a chat in which the person can no longer write, to be copied or discarded. Nothing if there is none. */
export function KeptDraft({ chatId }: { chatId: string }) {
  const me = useMe();
  const text = useSyncExternalStore(onDrafts, () => readDraft(me.id, chatId));
  const [copied, setCopied] = useState(false);
  if (!text) return null;
  const copy = async () => {
    if (await copyText(text)) setCopied(true);
    else showToast(words.copyRefused);
  };
  const Icon = copied ? Check : Copy;
  return (
    <section aria-label={words.chats.draft} className="mt-3 w-full rounded-xl border border-line p-4 text-start">
      <h2 className="font-medium text-ink-faint text-xs">{words.chats.draft}</h2>
      <p
        dir="auto"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also with the keyboard.
        tabIndex={0}
        className="wrap-anywhere mt-1 max-h-48 overflow-y-auto whitespace-pre-wrap"
      >
        {text}
      </p>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button size="small" onClick={() => void copy()}>
          <Icon aria-hidden className="size-4" />
          <span aria-live="polite">{copied ? words.copied : moreWords.messages.copyText}</span>
        </Button>
        <Button size="small" variant="quiet" onClick={() => writeDraft(me.id, chatId, "")}>
          {words.messages.discard}
        </Button>
      </div>
    </section>
  );
}
