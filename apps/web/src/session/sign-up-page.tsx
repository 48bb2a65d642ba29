import type { Path } from "../routing/address.ts";
import { Link } from "../routing/link.tsx";
import { navigate } from "../routing/navigation.ts";
import { paths } from "../routing/paths.ts";
import { moreWords } from "../words/more.ts";
import { AuthPage, textLinkClass } from "./auth-page.tsx";
import { startSession } from "./session.ts";
import { SignUpForm } from "./sign-up-form.tsx";

/** `to`: where to go afterwards. */
export default function SignUpPage({ to }: { to?: Path | undefined }) {
  const enter = () => {
    startSession();
    void navigate(to ?? paths.home(), { replace: true });
  };
  return (
    <AuthPage
      title={moreWords.account.signUpTitle}
      lead={moreWords.account.signUpLead}
      footer={
        <>
          {moreWords.account.haveAccount}{" "}
          <Link to={paths.signIn({ to })} className={textLinkClass}>
            {moreWords.account.signIn}
          </Link>
        </>
      }
    >
      <SignUpForm onSignedIn={enter} />
    </AuthPage>
  );
}
