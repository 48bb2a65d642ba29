import { Toast } from "@base-ui/react/toast";
import { X } from "lucide-react";
import { useEffect, useLayoutEffect } from "react";
import { moreWords } from "../words/more.ts";
import { words } from "../words/words.ts";
import { cx } from "./cx.ts";
import type { ToastAction } from "./toasts.tsx";

const manager = Toast.createToastManager();

/** In milliseconds: long enough to read a sentence, or to decide about an action. */
const stays = { told: 4_000, offered: 8_000 };

let mount: () => void = () => {};
/** The manager drops toasts that are added before the list is mounted. */
const mounted = new Promise<void>((resolve) => {
  mount = resolve;
});

/** @returns a function that closes it early. */
export async function addToast(text: string, action?: ToastAction): Promise<() => void> {
  await mounted;
  if (!action) {
    const id = manager.add({ title: text, timeout: stays.told });
    return () => manager.close(id);
  }
  const onClick = () => {
    manager.close(id);
    action.act();
  };
  const id = manager.add({
    title: text,
    timeout: stays.offered,
    actionProps: { children: action.label, onClick },
  });
  return () => manager.close(id);
}

export default function Toasts() {
  useEffect(() => mount(), []);
  return (
    <Toast.Provider toastManager={manager} limit={3}>
      <Toast.Portal>
        {/*
          As high as the page, also above a keyboard, so that the toasts know how much room there is. Invisible, so that the browser
          takes nothing for a layout shift when it follows another page.
        */}
        <div className="pointer-events-none invisible fixed over-page top-0 z-50 h-app [container-type:size]">
          <Toast.Viewport
            aria-label={moreWords.notifications.title}
            className={cx(
              "visible absolute inset-x-0 top-below-header mx-auto grid w-fit max-w-[calc(100%-2rem)] justify-items-center gap-2",
              // Below the day over the messages, except where the composer is too near.
              "mt-(--note) pt-8 pointer-coarse:pt-11 [@container_(height<22rem)]:pt-0 [:root[data-new-version]_&]:[--note:--spacing(14)]",
            )}
          >
            <Stack />
          </Toast.Viewport>
        </div>
      </Toast.Portal>
    </Toast.Provider>
  );
}

type ShownToast = ReturnType<typeof Toast.useToastManager>["toasts"][number];

const hasFocus = ({ ref }: ShownToast) => ref?.current?.matches(":focus-visible, :has(:focus-visible)");
const stands = ({ ref, transitionStatus }: ShownToast) =>
  transitionStatus !== "ending" && ref?.current?.checkVisibility();

/** The newest first. Where there is little room only that one is shown: others would cover the composer. */
function Stack() {
  const { toasts } = Toast.useToastManager();
  // Base UI passes the focus of a closing toast on at once: in vain if the next one is shown only from now on. A new one may
  // hide the one with the focus.
  useLayoutEffect(() => {
    const focused = toasts.find(hasFocus);
    if (focused && !stands(focused)) toasts.find(stands)?.ref?.current?.focus();
  }, [toasts]);
  return toasts.map((toast) => (
    <Toast.Root
      key={toast.id}
      toast={toast}
      // It closes the toast, and nothing else.
      onKeyDown={(event) => event.key === "Escape" && event.preventDefault()}
      className="pointer-events-auto data-limited:hidden rounded-xl bg-ink text-canvas text-sm shadow-float transition-[opacity,translate] duration-150 data-ending-style:-translate-y-2 data-ending-style:opacity-0 data-starting-style:-translate-y-2 data-starting-style:opacity-0 [@container_(height<40rem)]:[grid-area:1/1] [@container_(height<40rem)]:[div:not([data-ending-style])~&]:hidden"
    >
      <Toast.Content className="flex items-center gap-2 py-2 ps-4 pe-2">
        {/* The title, as it names the note; a heading it is not. */}
        <Toast.Title render={<p />} className="wrap-anywhere min-w-0 py-0.5" />
        <Toast.Action className="-my-0.5 h-7 shrink-0 rounded-md px-2 font-semibold underline-offset-2 hover:underline focus-visible:outline-current" />
        <Toast.Close
          aria-label={words.close}
          className="grid size-6 shrink-0 place-items-center rounded-md opacity-70 transition-opacity hover:opacity-100 focus-visible:outline-current"
        >
          <X aria-hidden className="size-3.5" />
        </Toast.Close>
      </Toast.Content>
    </Toast.Root>
  ));
}
