import { CloudOff, LoaderCircle } from "lucide-react";
import { useEffect, useState } from "react";
import { parley } from "../sync/parley.ts";
import { cx } from "../ui/cx.ts";
import { focusPageIfLost } from "../ui/focus-page.ts";
import { words } from "../words/words.ts";
import type { useConnectionText } from "./connection-text.ts";

interface ConnectionNewsProps {
  connection: NonNullable<ReturnType<typeof useConnectionText>>;
  textClass: string;
  buttonClass: string;
}

/** A try without a network fails at once. It is shown for this long, so that one sees that something was done. */
const tryMs = 700;

/** That the network or the server is gone, with a button that tries at once. Goes into a live region and a row. */
export function ConnectionNews({ connection, textClass, buttonClass }: ConnectionNewsProps) {
  const [asked, setAsked] = useState(false);
  useEffect(() => {
    if (!asked) return;
    const timer = setTimeout(() => setAsked(false), tryMs);
    return () => clearTimeout(timer);
  }, [asked]);
  // The button goes when it was of use.
  useEffect(() => focusPageIfLost, []);
  const trying = connection.trying || asked;
  const Icon = trying ? LoaderCircle : CloudOff;
  return (
    <>
      <Icon aria-hidden className={cx("size-[1.15em] shrink-0", trying && "animate-spin")} />
      <span className={textClass}>{connection.text}</span>
      {trying && <span className="sr-only">{words.connection.connecting}</span>}
      <button
        type="button"
        onClick={() => {
          setAsked(true);
          parley().tryNow();
        }}
        className={cx("pointer-events-auto shrink-0", buttonClass)}
      >
        {words.connection.tryNow}
      </button>
    </>
  );
}
