import { createFileRoute, Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { AuthPage } from "../session/auth-page.tsx";
import { ResetPasswordForm } from "../session/reset-password-form.tsx";
import { endSession } from "../session/session.ts";
import { buttonClass } from "../ui/button.tsx";
import { words } from "../words/words.ts";

export const Route = createFileRoute("/reset-password")({
  validateSearch: (search: Record<string, unknown>): { token?: string | undefined } => ({
    token: typeof search["token"] === "string" ? search["token"] : undefined,
  }),
  component: ResetPasswordPage,
});

function ResetPasswordPage() {
  const { token } = Route.useSearch();
  const navigate = useNavigate();
  const [dead, setDead] = useState<string>();
  if (!token || token === dead) {
    return (
      <AuthPage title={words.account.resetBroken}>
        <p className="text-ink-soft">{words.account.resetBrokenBody}</p>
        <Link to="/forgot-password" className={`${buttonClass({ variant: "primary" })} mt-5 w-full`}>
          {words.account.askAgain}
        </Link>
      </AuthPage>
    );
  }
  const done = () => {
    // Every session of the account has ended, including this browser's.
    void endSession(() => navigate({ to: "/sign-in", search: { reset: true }, replace: true }));
  };
  return (
    <AuthPage title={words.account.resetTitle} lead={words.account.resetLead}>
      <ResetPasswordForm token={token} onDone={done} onDead={() => setDead(token)} />
    </AuthPage>
  );
}
