import { useState } from "react";
import { words } from "../words/words.ts";
import { countUnsent } from "./unsent.ts";

/** What signing out deletes; nothing if there is nothing. As it was when it was first shown: in the end it is gone. */
export function UnsentNote() {
  const [{ drafts, messages }] = useState(countUnsent);
  return drafts + messages > 0 && <p>{words.account.signOutLoses(drafts, messages)}</p>;
}
