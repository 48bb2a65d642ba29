import { MailCheck } from "lucide-react";
import { useState } from "react";
import { Link } from "../routing/link.tsx";
import { paths } from "../routing/paths.ts";
import { words } from "../words/words.ts";
import { AuthPage, textLinkClass } from "./auth-page.tsx";
import { ForgotPasswordForm } from "./forgot-password-form.tsx";

export default function ForgotPasswordPage() {
  const [sentTo, setSentTo] = useState<string>();
  const toSignIn = (
    <Link to={paths.signIn()} className={textLinkClass}>
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
