import type { KeyboardEvent } from "react";
import { isDeleting } from "../sync/deletions.ts";
import type { RowActions } from "./message-row.tsx";
import type { Row } from "./rows.ts";

interface ListKeysOptions {
  rows: readonly Row[];
  actions: RowActions;
  /** Moves the focus by this many messages. */
  step: (by: number) => void;
  toEnd: () => void;
}

/** The keys while a message has the focus. The help lists them too: shortcuts/shortcuts.ts. */
export function useListKeys({ rows, actions, step, toEnd }: ListKeysOptions) {
  return (event: KeyboardEvent) => {
    const { target, key, ctrlKey, metaKey, altKey } = event;
    if (!(target instanceof HTMLElement) || !target.id.startsWith("m-") || altKey) return;
    const entry = rows.find((row) => `m-${row.entry.id}` === target.id)?.entry;
    const act = entry && (ctrlKey || metaKey ? withMod(key) : withoutMod(key));
    if (!act) return;
    event.preventDefault();
    act();

    function withMod(pressed: string): (() => void) | undefined {
      if (!entry) return undefined;
      const selected = getSelection()?.isCollapsed === false;
      if (pressed === "c" && entry.text !== null && !selected) return () => actions.copyText(entry);
      if (pressed === "z" && isDeleting(entry.id)) return () => actions.restore(entry);
      return undefined;
    }

    function withoutMod(pressed: string): (() => void) | undefined {
      if (pressed === "ArrowUp") return () => step(-1);
      if (pressed === "ArrowDown") return () => step(1);
      if (pressed === "End") return toEnd;
      if (!entry || entry.deletedAt || entry.outgoing || isDeleting(entry.id)) return undefined;
      if (pressed === ">" && actions.mayQuote(entry)) return () => actions.quote(entry);
      if (pressed === "Enter" && actions.mayEdit(entry)) return () => actions.edit(entry);
      // On a Mac the large "delete" key is Backspace.
      if ((pressed === "Delete" || pressed === "Backspace") && actions.mayDelete(entry))
        return () => actions.remove(entry);
      return undefined;
    }
  };
}
