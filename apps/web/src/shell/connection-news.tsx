import { CloudOff, LoaderCircle } from "lucide-react";
import { useEffect } from "react";
import { parley } from "../sync/parley.ts";
import { cx } from "../ui/cx.ts";
import { focusPageIfLost } from "../ui/focus-page.ts";
import { words } from "../words/words.ts";
import type { useConnectionText } from "./connection-text.ts";

interface ConnectionNewsProps {
  connection: NonNullable<ReturnType<typeof useConnectionText>>;
  buttonClass: string;
}

/** That the network or the server is gone, with a button that tries at once. Goes into a live region and a row. */
export function ConnectionNews({ connection: { text, trying }, buttonClass }: ConnectionNewsProps) {
  // The button goes when it was of use.
  useEffect(() => focusPageIfLost, []);
  const Icon = trying ? LoaderCircle : CloudOff;
  return (
    <>
      <Icon aria-hidden className={cx("size-[1.15em] shrink-0", trying && "animate-spin")} />
      <span className="truncate">{text}</span>
      {trying && <span className="sr-only">{words.connection.connecting}</span>}
      <button
        type="button"
        onClick={() => parley().tryNow()}
        className={cx("pointer-events-auto shrink-0", buttonClass)}
      >
        {words.connection.tryNow}
      </button>
    </>
  );
}
