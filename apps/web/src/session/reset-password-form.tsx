import { limits } from "@parley/api/limits";
import { Button } from "../ui/button.tsx";
import { ErrorNote } from "../ui/error-note.tsx";
import { Field } from "../ui/field.tsx";
import { PasswordInput } from "../ui/input.tsx";
import { useZodForm } from "../ui/use-zod-form.ts";
import { codeOf } from "../words/errors.ts";
import { moreWords } from "../words/more.ts";
import { resetPassword } from "./auth-client.ts";

interface ResetPasswordFormProps {
  token: string;
  onDone: () => void;
  /** Called when the link was used, has expired, or is invalid. */
  onDead: () => void;
}

export function ResetPasswordForm({ token, onDone, onDead }: ResetPasswordFormProps) {
  const form = useZodForm({
    fields: async () => (await import("./sign-in-fields.ts")).resetFields,
    defaults: { newPassword: "" },
    submit: async ({ newPassword }) => {
      try {
        await resetPassword({ token, newPassword });
      } catch (error) {
        if (codeOf(error) === "INVALID_TOKEN") return onDead();
        throw error;
      }
      onDone();
    },
  });
  return (
    <form onSubmit={form.onSubmit} noValidate className="flex flex-col gap-5">
      <ErrorNote error={form.failure} />
      <Field
        label={moreWords.account.newPassword}
        error={form.errors.newPassword?.message}
        hint={moreWords.account.passwordHint(limits.passwordMinLength)}
      >
        {(control) => (
          <PasswordInput {...control} {...form.register("newPassword")} autoComplete="new-password" autoFocus />
        )}
      </Field>
      <Button type="submit" variant="primary" busy={form.busy}>
        {moreWords.account.setPassword}
      </Button>
    </form>
  );
}
