import { type ComponentType, useEffect, useEffectEvent, useState } from "react";
import { onShown, where } from "../routing/navigation.ts";
import type { Place } from "../routing/route.ts";
import { LostChunkError } from "../version/lost-chunk.ts";
import { sentenceOf } from "../words/errors.ts";
import { words } from "../words/words.ts";
import { showToast } from "./toasts.tsx";

interface Dialog {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/**
 * A dialog that is fetched when it is first opened, and then stays mounted, so that its closing can be animated. If it cannot be
 * fetched, it stays closed and a toast says why; opening it again retries. It closes when another page takes the place of that
 * which it was opened over, as with the browser's Back.
 */
export function lazyDialog<Props extends Dialog>(load: () => Promise<{ default: ComponentType<Props> }>) {
  let Loaded: ComponentType<Props> | undefined;
  return function LazyDialog(props: Props) {
    const { open, onOpenChange } = props;
    const [used, setUsed] = useState(false);
    const close = useEffectEvent(() => onOpenChange(false));
    const fail = useEffectEvent((error: unknown) => {
      close();
      const isGone = error instanceof LostChunkError && error.isGone;
      showToast(sentenceOf(error), isGone ? { label: words.version.reload, act: () => location.reload() } : undefined);
    });
    useEffect(() => {
      if (!open) return;
      const page = pageOf(where());
      return onShown(() => {
        if (pageOf(where()) !== page) close();
      });
    }, [open]);
    useEffect(() => {
      if (!open || used) return;
      let left = false;
      load().then(
        (module) => {
          Loaded = module.default;
          if (!left) setUsed(true);
        },
        (error: unknown) => {
          if (!left) fail(error);
        },
      );
      return () => {
        left = true;
      };
    }, [open, used]);
    return Loaded && (used || open) ? <Loaded {...props} /> : null;
  };
}

const pageOf = ({ path }: Place) => path.split("?")[0];
