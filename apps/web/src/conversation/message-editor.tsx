import { useLayoutEffect, useRef, useState } from "react";
import { Button } from "../ui/button.tsx";
import { ErrorNote } from "../ui/error-note.tsx";
import { controlClass } from "../ui/input.tsx";
import { words } from "../words/words.ts";
import { useGrowing } from "./grow.ts";
import { LengthNote } from "./length-note.tsx";
import { charactersLeft } from "./text-length.ts";

interface MessageEditorProps {
  text: string;
  onSave: (text: string) => Promise<void>;
  onCancel: () => void;
}

/** A message being changed, in its place. */
export function MessageEditor({ text: before, onSave, onCancel }: MessageEditorProps) {
  const [text, setText] = useState(before);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const field = useRef<HTMLTextAreaElement>(null);
  useGrowing(field, text);
  const left = charactersLeft(text);
  const wrong = text.trim() === "" || (left !== undefined && left < 0);

  useLayoutEffect(() => {
    const end = field.current?.value.length ?? 0;
    field.current?.focus({ preventScroll: true });
    field.current?.setSelectionRange(end, end);
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
      <textarea
        ref={field}
        dir="auto"
        rows={1}
        value={text}
        aria-label={words.messages.editLabel}
        aria-invalid={wrong}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === "Escape") onCancel();
          if (event.key === "Enter" && !event.shiftKey) {
            event.preventDefault();
            void save();
          }
        }}
        className={`${controlClass} field-sizing-content max-h-[50dvh] resize-none py-2`}
      />
      <LengthNote left={left} />
      <ErrorNote error={error} />
      <div className="flex items-center gap-2">
        <Button size="small" look="primary" busy={busy} disabled={wrong} onClick={() => void save()}>
          {words.messages.editSave}
        </Button>
        <Button size="small" look="quiet" onClick={onCancel}>
          {words.cancel}
        </Button>
        <span className="text-ink-faint text-xs pointer-coarse:hidden">{words.messages.editHelp}</span>
      </div>
    </div>
  );
}
