import { Check, Copy } from "lucide-react";
import { useRef, useState } from "react";
import { words } from "../words/words.ts";
import { Button } from "./button.tsx";
import { copyText } from "./copy-text.ts";
import { Field } from "./field.tsx";
import { Input } from "./input.tsx";

interface CopyFieldProps {
  label: string;
  value: string;
  action: string;
  /** Whether it takes the focus, because the element that had it is gone. */
  takesFocus?: boolean;
}

/** A value with a button that copies it. */
export function CopyField({ label, value, action, takesFocus = false }: CopyFieldProps) {
  const [state, setState] = useState<"ready" | "copied" | "refused">("ready");
  const input = useRef<HTMLInputElement>(null);
  const copy = async () => {
    input.current?.select();
    setState((await copyText(value)) ? "copied" : "refused");
  };
  const Icon = state === "copied" ? Check : Copy;
  return (
    <Field label={label} error={state === "refused" ? words.copyRefused : undefined}>
      {(control) => (
        <span className="flex gap-2">
          <Input {...control} ref={input} value={value} readOnly onFocus={(event) => event.target.select()} />
          <Button autoFocus={takesFocus} variant="primary" onClick={() => void copy()}>
            <Icon aria-hidden className="size-4" />
            <span aria-live="polite">{state === "copied" ? words.copied : action}</span>
          </Button>
        </span>
      )}
    </Field>
  );
}
