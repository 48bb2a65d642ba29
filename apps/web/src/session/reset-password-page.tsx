import { useState } from "react";
import { Link } from "../routing/link.tsx";
import { navigate } from "../routing/navigation.ts";
import { paths } from "../routing/paths.ts";
import { buttonClass } from "../ui/button.tsx";
import { moreWords } from "../words/more.ts";
import { AuthPage } from "./auth-page.tsx";
import { ResetPasswordForm } from "./reset-password-form.tsx";
import { endSession } from "./session.ts";

export default function ResetPasswordPage({ token }: { token?: string | undefined }) {
  const [dead, setDead] = useState<string>();
  if (!token || token === dead) {
    return (
      <AuthPage title={moreWords.account.resetBroken}>
        <p className="text-ink-soft">{moreWords.account.resetBrokenBody}</p>
        <Link to={paths.forgotPassword()} className={`${buttonClass({ variant: "primary" })} mt-5 w-full`}>
          {moreWords.account.askAgain}
        </Link>
      </AuthPage>
    );
  }
  const done = () => {
    // Every session of the account has ended, including this browser's.
    void endSession(() => navigate(paths.signIn({ reset: true }), { replace: true }));
  };
  return (
    <AuthPage title={moreWords.account.resetTitle} lead={moreWords.account.resetLead}>
      <ResetPasswordForm token={token} onDone={done} onDead={() => setDead(token)} />
    </AuthPage>
  );
}
