import { MailCheck } from "lucide-react";
import { useState } from "react";
import { Link } from "../routing/link.tsx";
import { paths } from "../routing/paths.ts";
import { moreWords } from "../words/more.ts";
import { AuthPage, textLinkClass } from "./auth-page.tsx";
import { ForgotPasswordForm } from "./forgot-password-form.tsx";

export default function ForgotPasswordPage() {
  const [sentTo, setSentTo] = useState<string>();
  const toSignIn = (
    <Link to={paths.signIn()} className={textLinkClass}>
      {moreWords.account.backToSignIn}
    </Link>
  );
  if (sentTo !== undefined) {
    return (
      <AuthPage title={moreWords.account.linkSentTitle} footer={toSignIn}>
        <div role="status" className="flex gap-3 text-ink-soft">
          <MailCheck aria-hidden className="mt-0.5 size-5 shrink-0 text-good-ink" />
          <p className="wrap-anywhere min-w-0">{moreWords.account.linkSent(sentTo)}</p>
        </div>
      </AuthPage>
    );
  }
  return (
    <AuthPage title={moreWords.account.forgotTitle} lead={moreWords.account.forgotLead} footer={toSignIn}>
      <ForgotPasswordForm onSent={setSentTo} />
    </AuthPage>
  );
}
