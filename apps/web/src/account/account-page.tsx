import { Section } from "../shell/pane.tsx";
import { useMe } from "../sync/use-snapshot.ts";
import { moreWords } from "../words/more.ts";
import { DeleteAccount } from "./delete-account.tsx";
import { PasswordForm } from "./password-form.tsx";
import { Sessions } from "./sessions.tsx";

/** Email and password, sessions, and deleting the account. */
export default function AccountPage() {
  const me = useMe();
  return (
    <>
      <Section title={moreWords.account.email} lead={moreWords.settings.emailLead}>
        <p className="wrap-anywhere">{me.email}</p>
      </Section>
      <Section title={moreWords.settings.password} lead={moreWords.settings.passwordLead}>
        <PasswordForm />
      </Section>
      <Section title={moreWords.settings.sessions} lead={moreWords.settings.sessionsLead}>
        <Sessions />
      </Section>
      <Section title={moreWords.settings.deleteAccount} lead={moreWords.settings.deleteLead}>
        <DeleteAccount />
      </Section>
    </>
  );
}
