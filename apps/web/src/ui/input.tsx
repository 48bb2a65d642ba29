import { ChevronDown, Eye, EyeOff } from "lucide-react";
import { type ComponentProps, useState } from "react";
import { words } from "../words/words.ts";
import { cx } from "./cx.ts";

/** The look of everything that one can type in. Never below 16 pixels on a phone, or Safari zooms in. */
export const controlClass =
  "w-full min-w-0 rounded-lg border border-edge bg-field px-3 text-ink transition-colors pointer-coarse:text-[1rem] " +
  "hover:border-ink-faint focus-visible:border-accent focus-visible:outline-accent focus-visible:outline-offset-[-1px] " +
  "aria-invalid:border-danger-ink disabled:opacity-60";

export const Input = ({ className, ...props }: ComponentProps<"input">) => (
  <input {...props} className={cx(controlClass, "h-10 pointer-coarse:h-11", className)} />
);

export const TextArea = ({ className, ...props }: ComponentProps<"textarea">) => (
  <textarea
    {...props}
    className={cx(controlClass, "field-sizing-content max-h-60 min-h-20 resize-none py-2", className)}
  />
);

export const Select = ({ className, children, ...props }: ComponentProps<"select">) => (
  <span className="relative block">
    <select {...props} className={cx(controlClass, "h-10 appearance-none pe-9 pointer-coarse:h-11", className)}>
      {children}
    </select>
    <ChevronDown
      aria-hidden
      className="pointer-events-none absolute inset-e-3 top-1/2 size-4 -translate-y-1/2 text-ink-faint"
    />
  </span>
);

/** A password that can be looked at while typing. */
export function PasswordInput(props: ComponentProps<"input">) {
  const [shown, setShown] = useState(false);
  const Icon = shown ? EyeOff : Eye;
  return (
    <span className="relative block">
      <Input {...props} type={shown ? "text" : "password"} className="pe-11" />
      <button
        type="button"
        aria-label={shown ? words.account.hidePassword : words.account.showPassword}
        aria-pressed={shown}
        onClick={() => setShown(!shown)}
        className="absolute inset-e-1 top-1/2 grid size-8 -translate-y-1/2 place-items-center rounded-md text-ink-faint hover:bg-hover hover:text-ink"
      >
        <Icon aria-hidden className="size-4" />
      </button>
    </span>
  );
}
