import { Eye, EyeOff } from "lucide-react";
import { type ComponentProps, useState } from "react";
import { moreWords } from "../words/more.ts";
import { controlClass } from "./control.ts";
import { cx } from "./cx.ts";

export const Input = ({ className, ...props }: ComponentProps<"input">) => (
  <input {...props} className={cx(controlClass, "h-10 pointer-coarse:h-11", className)} />
);

/** A field for a username, without auto-capitalisation and auto-correction. */
export const UsernameInput = (props: ComponentProps<"input">) => (
  <Input autoComplete="username" autoCapitalize="none" spellCheck={false} {...props} />
);

export const TextArea = ({ className, ...props }: ComponentProps<"textarea">) => (
  <textarea
    {...props}
    className={cx(controlClass, "field-sizing-content max-h-60 min-h-20 resize-none py-2", className)}
  />
);

/** A field for a password, which can be shown while typing. */
export function PasswordInput(props: ComponentProps<"input">) {
  const [shown, setShown] = useState(false);
  const Icon = shown ? EyeOff : Eye;
  return (
    <span className="relative block">
      <Input {...props} type={shown ? "text" : "password"} className="pe-11" />
      <button
        type="button"
        aria-label={shown ? moreWords.account.hidePassword : moreWords.account.showPassword}
        aria-pressed={shown}
        disabled={props.disabled}
        onClick={() => setShown(!shown)}
        className="absolute inset-e-1 top-1/2 grid size-8 -translate-y-1/2 place-items-center rounded-md text-ink-faint transition-colors hover:bg-hover hover:text-ink disabled:pointer-events-none pointer-coarse:size-9"
      >
        <Icon aria-hidden className="size-4" />
      </button>
    </span>
  );
}
