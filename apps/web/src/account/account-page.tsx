import { Section } from "../shell/pane.tsx";
import { useMe } from "../sync/use-snapshot.ts";
import { words } from "../words/words.ts";
import { DeleteAccount } from "./delete-account.tsx";
import { PasswordForm } from "./password-form.tsx";
import { Sessions } from "./sessions.tsx";

/** Email and password, sessions, and deleting the account. */
export default function AccountPage() {
  const me = useMe();
  return (
    <>
      <Section title={words.account.email} lead={words.settings.emailLead}>
        <p className="wrap-anywhere">{me.email}</p>
      </Section>
      <Section title={words.settings.password} lead={words.settings.passwordLead}>
        <PasswordForm />
      </Section>
      <Section title={words.settings.sessions} lead={words.settings.sessionsLead}>
        <Sessions />
      </Section>
      <Section title={words.settings.deleteAccount} lead={words.settings.deleteLead}>
        <DeleteAccount />
      </Section>
    </>
  );
}
