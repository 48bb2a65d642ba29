import { Button } from "../ui/button.tsx";
import { ErrorNote } from "../ui/error-note.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { useZodForm } from "../ui/use-zod-form.ts";
import { moreWords } from "../words/more.ts";
import { requestPasswordReset } from "./auth-client.ts";

export function ForgotPasswordForm({ onSent }: { onSent: (email: string) => void }) {
  const form = useZodForm({
    fields: async () => (await import("@parley/api/accounts/schema")).resetRequest,
    defaults: { email: "" },
    submit: async ({ email }) => {
      await requestPasswordReset(email);
      onSent(email);
    },
  });
  return (
    <form onSubmit={form.onSubmit} noValidate className="flex flex-col gap-5">
      <ErrorNote error={form.failure} />
      <Field label={moreWords.account.email} error={form.errors.email?.message}>
        {(control) => <Input {...control} {...form.register("email")} type="email" autoComplete="email" autoFocus />}
      </Field>
      <Button type="submit" variant="primary" busy={form.busy}>
        {moreWords.account.sendLink}
      </Button>
    </form>
  );
}
