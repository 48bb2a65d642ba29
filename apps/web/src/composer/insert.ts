import type { Edit, Selected } from "./edits.ts";

export const selectedIn = ({ value, selectionStart, selectionEnd }: HTMLTextAreaElement): Selected => ({
  text: value,
  start: selectionStart,
  end: selectionEnd,
});

/**
 * Changes a field as if typed, so that the browser can undo it. `execCommand` is the only way to do that.
 */
export function applyEdit(field: HTMLTextAreaElement, edit: Edit): void {
  field.focus({ preventScroll: true });
  field.setSelectionRange(edit.from, edit.to);
  const done =
    edit.from === edit.to && edit.insert === ""
      ? true
      : document.execCommand(edit.insert === "" ? "delete" : "insertText", false, edit.insert);
  if (!done) {
    field.setRangeText(edit.insert, edit.from, edit.to, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  field.setSelectionRange(edit.start, edit.end);
}

/** Applies an edit that depends on the field's selection. */
export const change = (field: HTMLTextAreaElement, edit: (selected: Selected) => Edit): void =>
  applyEdit(field, edit(selectedIn(field)));
