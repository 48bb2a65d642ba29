import type { Snapshot } from "@parley/client";
import type { Path } from "../routing/address.ts";
import { textLinkClass } from "../session/auth-page.tsx";
import { leave } from "../session/leave.ts";
import { SignOutQuestion } from "../session/sign-out-question.tsx";
import { isolated } from "../words/isolated.ts";
import { moreWords } from "../words/more.ts";

/** Says who would join, and lets somebody else sign in and come back `to` the invite. Two lines, if the name is not long. */
export default function SignedInAs({ user, to }: { user: Snapshot["user"]; to: Path }) {
  return (
    <>
      <span className="wrap-anywhere block">{moreWords.invites.asUser(isolated(user.name), user.username)}</span>
      {moreWords.invites.notYou}{" "}
      <button type="button" onClick={() => leave(to)} className={textLinkClass}>
        {moreWords.invites.otherAccount}
      </button>
      <SignOutQuestion to={to} />
    </>
  );
}
