import { createFileRoute, Link, redirect, useNavigate } from "@tanstack/react-router";
import { AuthPage, textLinkClass } from "../session/auth-page.tsx";
import { returnTo } from "../session/return-to.ts";
import { loadSnapshot, startSession } from "../session/session.ts";
import { SignInForm } from "../session/sign-in-form.tsx";
import { words } from "../words/words.ts";

interface SignInSearch {
  /** Where to go afterwards. */
  to?: string | undefined;
  /** Whether the session ended while somebody was working. */
  ended?: boolean | undefined;
  /** Whether a new password was just set. */
  reset?: boolean | undefined;
}

export const Route = createFileRoute("/sign-in")({
  validateSearch: (search: Record<string, unknown>): SignInSearch => ({
    to: returnTo(search["to"]),
    ended: search["ended"] === true || undefined,
    reset: search["reset"] === true || undefined,
  }),
  async beforeLoad({ search }) {
    // If there is no answer, show the form: submitting it says what is wrong.
    const snapshot = await loadSnapshot().catch(() => null);
    if (snapshot) throw redirect({ to: search.to ?? "/", replace: true });
  },
  component: SignInPage,
});

function SignInPage() {
  const { to, ended, reset } = Route.useSearch();
  const navigate = useNavigate();
  const lead = ended ? words.account.signedOutNotice : reset ? words.account.resetDone : words.account.signInLead;
  const enter = () => {
    startSession();
    void navigate({ to: to ?? "/", replace: true });
  };
  return (
    <AuthPage
      title={words.account.signInTitle}
      lead={lead}
      footer={
        <>
          {words.account.newHere}{" "}
          <Link to="/sign-up" search={{ to }} className={textLinkClass}>
            {words.account.createAccount}
          </Link>
        </>
      }
    >
      <SignInForm onSignedIn={enter} />
    </AuthPage>
  );
}
