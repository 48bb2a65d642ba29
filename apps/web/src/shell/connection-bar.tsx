import { RefreshCw, X } from "lucide-react";
import { type ReactNode, useLayoutEffect, useState } from "react";
import { Button, buttonClass } from "../ui/button.tsx";
import { cx } from "../ui/cx.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { useVersionCheck } from "../version/use-version-check.ts";
import { useOutdated } from "../version/version.ts";
import { words } from "../words/words.ts";
import { ConnectionNews } from "./connection-news.tsx";
import { useHasConnectionPlace } from "./connection-place.ts";
import { useConnectionText } from "./connection-text.ts";

/**
 * Says quietly that there is a new version and, unless the page has a place of its own for it, that the network or the server is
 * gone. Lies over the page, so that nothing moves and reading can continue.
 */
export function ConnectionBar({ besideRail }: { besideRail: boolean }) {
  const hasPlace = useHasConnectionPlace();
  const connection = useConnectionText();
  const outdated = useOutdated();
  const [dismissed, setDismissed] = useState(false);
  const offersReload = outdated && !dismissed;
  useVersionCheck();
  // Toasts give way to it (ui/toast-list.tsx). Not by `:has()`, which would be asked for every element that is drawn.
  useLayoutEffect(() => {
    document.documentElement.toggleAttribute("data-new-version", offersReload);
    return () => document.documentElement.removeAttribute("data-new-version");
  }, [offersReload]);
  return (
    <>
      {/* Below the day over the messages, except where the composer is too near. */}
      <Notes className="top-below-header mt-8 pointer-coarse:mt-11 [@media_(height<22rem)]:mt-0">
        {offersReload && (
          <Note className="pointer-events-auto">
            <RefreshCw aria-hidden className="size-4 shrink-0" />
            {words.version.there}
            <span className="flex shrink-0 items-center gap-1">
              <Button size="small" onClick={() => location.reload()}>
                {words.version.reload}
              </Button>
              <IconButton icon={X} label={words.close} onClick={() => setDismissed(true)} />
            </span>
          </Note>
        )}
      </Notes>
      <Notes className={cx("bottom-0 safe-bottom-4", besideRail && "not-supports-[anchor-name:--page]:start-16")}>
        {connection && !hasPlace && (
          <Note className={cx(connection.late && "animate-late")}>
            <ConnectionNews
              connection={connection}
              textClass="min-w-0 text-pretty"
              buttonClass={buttonClass({ size: "small" })}
            />
          </Note>
        )}
      </Notes>
    </>
  );
}

const Notes = ({ className, children }: { className: string; children: ReactNode }) => (
  <div
    role="status"
    className={cx("pointer-events-none fixed over-page z-30 flex flex-col items-center px-4", className)}
  >
    {children}
  </div>
);

const Note = ({ className, children }: { className: string; children: ReactNode }) => (
  <p
    className={cx(
      "flex max-w-full items-center gap-2 rounded-2xl bg-notice-soft py-1 ps-4 pe-1 text-notice-ink text-sm shadow-float",
      className,
    )}
  >
    {children}
  </p>
);
