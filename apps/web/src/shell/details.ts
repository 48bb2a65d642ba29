import type { Path } from "../routing/address.ts";
import { amend, navigate, where } from "../routing/navigation.ts";
import { isWide } from "./use-wide.ts";

/** Where the details were opened over the conversation, if they are open there. */
let openedAt: Path | undefined;

/** Opens the details of the open chat. On a phone, where they cover the conversation, the browser's way back closes them. */
export function openDetails(): void {
  const path = where().amended({ panel: "details" });
  const covers = !isWide();
  openedAt = covers ? path : undefined;
  void navigate(path, { replace: !covers });
}

/** Closes the details. No entry of the history that would do nothing is left behind. */
export function closeDetails(): void {
  const wasOpenedHere = where().path === openedAt;
  openedAt = undefined;
  if (wasOpenedHere) history.back();
  else void amend({ panel: undefined });
}
