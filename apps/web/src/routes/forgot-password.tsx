import { createFileRoute, Link } from "@tanstack/react-router";
import { MailCheck } from "lucide-react";
import { useState } from "react";
import { AuthPage, textLinkClass } from "../session/auth-page.tsx";
import { ForgotPasswordForm } from "../session/forgot-password-form.tsx";
import { words } from "../words/words.ts";

export const Route = createFileRoute("/forgot-password")({ component: ForgotPasswordPage });

function ForgotPasswordPage() {
  const [sentTo, setSentTo] = useState<string>();
  const toSignIn = (
    <Link to="/sign-in" className={textLinkClass}>
      {words.account.backToSignIn}
    </Link>
  );
  if (sentTo !== undefined) {
    return (
      <AuthPage title={words.account.linkSentTitle} footer={toSignIn}>
        <div role="status" className="flex gap-3 text-ink-soft">
          <MailCheck aria-hidden className="mt-0.5 size-5 shrink-0 text-good-ink" />
          <p className="wrap-anywhere min-w-0">{words.account.linkSent(sentTo)}</p>
        </div>
      </AuthPage>
    );
  }
  return (
    <AuthPage title={words.account.forgotTitle} lead={words.account.forgotLead} footer={toSignIn}>
      <ForgotPasswordForm onSent={setSentTo} />
    </AuthPage>
  );
}
