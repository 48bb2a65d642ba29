import type { Path } from "../routing/address.ts";
import { Link } from "../routing/link.tsx";
import { navigate } from "../routing/navigation.ts";
import { paths } from "../routing/paths.ts";
import { moreWords } from "../words/more.ts";
import { AuthPage, textLinkClass } from "./auth-page.tsx";
import { startSession } from "./session.ts";
import { SignInForm } from "./sign-in-form.tsx";

interface SignInPageProps {
  /** Where to go afterwards. */
  to?: Path | undefined;
  /** Whether the session ended while somebody was working. */
  ended?: boolean | undefined;
  /** Whether a new password was just set. */
  reset?: boolean | undefined;
}

export default function SignInPage({ to, ended, reset }: SignInPageProps) {
  const lead = ended
    ? moreWords.account.signedOutNotice
    : reset
      ? moreWords.account.resetDone
      : moreWords.account.signInLead;
  const enter = () => {
    startSession();
    void navigate(to ?? paths.home(), { replace: true });
  };
  return (
    <AuthPage
      title={moreWords.account.signInTitle}
      lead={lead}
      footer={
        <>
          {moreWords.account.newHere}{" "}
          <Link to={paths.signUp({ to })} className={textLinkClass}>
            {moreWords.account.createAccount}
          </Link>
        </>
      }
    >
      <SignInForm onSignedIn={enter} />
    </AuthPage>
  );
}
