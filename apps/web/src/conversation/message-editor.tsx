import { useLayoutEffect, useRef, useState } from "react";
import { ComposerField } from "../composer/field.tsx";
import { LengthNote } from "../composer/length-note.tsx";
import { charactersLeft } from "../composer/text-length.ts";
import { useChat } from "../sync/use-snapshot.ts";
import { Button } from "../ui/button.tsx";
import { controlClass } from "../ui/control.ts";
import { ErrorNote } from "../ui/error-note.tsx";
import { moreWords } from "../words/more.ts";

interface MessageEditorProps {
  chatId: string;
  text: string;
  onSave: (text: string) => Promise<void>;
  onCancel: () => void;
}

/** Edits a message in place. */
export default function MessageEditor({ chatId, text: before, onSave, onCancel }: MessageEditorProps) {
  const [text, setText] = useState(before);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const field = useRef<HTMLTextAreaElement>(null);
  const groupId = useChat(chatId)?.groupId ?? "";
  const left = charactersLeft(text);
  const wrong = text.trim() === "" || (left !== undefined && left < 0);

  useLayoutEffect(() => {
    const element = field.current;
    const end = element?.value.length ?? 0;
    element?.focus({ preventScroll: true });
    element?.setSelectionRange(end, end);
  }, []);

  const save = async () => {
    if (wrong || busy) return;
    if (text.trim() === before.trim()) return onCancel();
    setBusy(true);
    setError(undefined);
    try {
      await onSave(text);
    } catch (thrown) {
      setError(thrown);
      setBusy(false);
    }
  };

  return (
    <div className="flex flex-col gap-2 py-1">
      <div className="relative">
        <ComposerField
          ref={field}
          groupId={groupId}
          chatId={chatId}
          rows={1}
          value={text}
          aria-label={moreWords.messages.editLabel}
          aria-invalid={wrong}
          onChange={setText}
          onDone={() => void save()}
          onKeyDown={(event) => {
            if (event.key === "Escape") onCancel();
          }}
          className={`${controlClass} field-sizing-content max-h-[50dvh] resize-none py-2`}
        />
      </div>
      <LengthNote text={text} left={left} />
      <ErrorNote error={error} />
      <div className="flex items-center gap-2">
        <Button size="small" variant="primary" busy={busy} disabled={wrong} onClick={() => void save()}>
          {moreWords.messages.editSave}
        </Button>
        <Button size="small" variant="quiet" onClick={onCancel}>
          {moreWords.cancel}
        </Button>
        <span className="text-ink-faint text-xs pointer-coarse:hidden">{moreWords.messages.editHelp}</span>
      </div>
    </div>
  );
}
