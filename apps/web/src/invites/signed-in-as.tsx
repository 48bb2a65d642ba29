import type { Snapshot } from "@parley/client";
import type { Path } from "../routing/address.ts";
import { textLinkClass } from "../session/auth-page.tsx";
import { leave } from "../session/leave.ts";
import { SignOutQuestion } from "../session/sign-out-question.tsx";
import { isolated } from "../words/isolated.ts";
import { moreWords } from "../words/more.ts";
import { forgetChoice } from "./joining.ts";

/** Says who would join, and lets somebody else sign in and come back `to` the invite. Two lines, if the name is not long. */
export default function SignedInAs({ user, to }: { user: Snapshot["user"]; to: Path }) {
  const useOther = () => {
    // A member had nothing to join. The next person may.
    forgetChoice();
    leave(to);
  };
  return (
    <>
      <span className="wrap-anywhere block">{moreWords.invites.asUser(isolated(user.name), user.username)}</span>
      {moreWords.invites.notYou}{" "}
      <button type="button" onClick={useOther} className={textLinkClass}>
        {moreWords.invites.otherAccount}
      </button>
      <SignOutQuestion to={to} />
    </>
  );
}
