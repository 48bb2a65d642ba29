/** What covers the page, except while it is fading out. Of the dialogs, notes cover nothing: they alone say that they are not modal. */
const cover =
  ":is([role=dialog]:not([aria-modal=false]), [role=alertdialog], [role=menu], [role=listbox]):not([data-closed])";

/** Whether a dialog or menu covers the page and handles keys itself. */
export const isCovered = (): boolean => document.querySelector(cover) !== null;
