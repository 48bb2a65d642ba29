import { type ReactNode, useState } from "react";
import { words } from "../words/words.ts";

/** Text that is hidden until it is pressed. It takes the same space before and after. */
export function Spoiler({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState(false);
  if (shown) return <span className="rounded-sm bg-pressed px-0.5 box-decoration-clone">{children}</span>;
  const show = () => setShown(true);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button would not break across lines with the text that it hides.
    <span
      role="button"
      tabIndex={0}
      aria-label={words.markdown.showSpoiler}
      title={words.markdown.showSpoiler}
      onClick={show}
      onKeyDown={(event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        show();
      }}
      className="cursor-pointer rounded-sm bg-ink-faint px-0.5 box-decoration-clone hover:bg-ink-soft"
    >
      <span inert className="opacity-0">
        {children}
      </span>
    </span>
  );
}
