import { createFileRoute, Link, redirect, useNavigate } from "@tanstack/react-router";
import { AuthPage, textLinkClass } from "../session/auth-page.tsx";
import { returnTo } from "../session/return-to.ts";
import { loadSnapshot, startSession } from "../session/session.ts";
import { SignUpForm } from "../session/sign-up-form.tsx";
import { words } from "../words/words.ts";

export const Route = createFileRoute("/sign-up")({
  validateSearch: (search: Record<string, unknown>): { to?: string | undefined } => ({ to: returnTo(search["to"]) }),
  async beforeLoad({ search }) {
    const snapshot = await loadSnapshot().catch(() => null);
    if (snapshot) throw redirect({ to: search.to ?? "/", replace: true });
  },
  component: SignUpPage,
});

function SignUpPage() {
  const { to } = Route.useSearch();
  const navigate = useNavigate();
  const enter = () => {
    startSession();
    void navigate({ to: to ?? "/", replace: true });
  };
  return (
    <AuthPage
      title={words.account.signUpTitle}
      lead={words.account.signUpLead}
      footer={
        <>
          {words.account.haveAccount}{" "}
          <Link to="/sign-in" search={{ to }} className={textLinkClass}>
            {words.account.signIn}
          </Link>
        </>
      }
    >
      <SignUpForm onSignedIn={enter} />
    </AuthPage>
  );
}
