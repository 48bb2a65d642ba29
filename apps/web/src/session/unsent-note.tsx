import { useState } from "react";
import { moreWords } from "../words/more.ts";
import { countUnsent } from "./unsent.ts";

/** What signing out deletes; nothing if there is nothing. As it was when it was first shown: in the end it is gone. */
export function UnsentNote() {
  const [{ drafts, messages }] = useState(countUnsent);
  return drafts + messages > 0 && <p>{moreWords.account.signOutLoses(drafts, messages)}</p>;
}
