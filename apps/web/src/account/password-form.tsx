import { passwordChange } from "@parley/api/accounts/schema";
import { limits } from "@parley/api/limits";
import { useQueryClient } from "@tanstack/react-query";
import { changePassword } from "../session/auth-client.ts";
import { Button } from "../ui/button.tsx";
import { ErrorNote } from "../ui/error-note.tsx";
import { Field } from "../ui/field.tsx";
import { PasswordInput } from "../ui/input.tsx";
import { showToast } from "../ui/toasts.tsx";
import { useZodForm } from "../ui/use-zod-form.ts";
import { moreWords } from "../words/more.ts";
import { sessionsKey } from "./sessions.tsx";

export function PasswordForm() {
  const queryClient = useQueryClient();
  const form = useZodForm({
    fields: () => passwordChange,
    defaults: { currentPassword: "", newPassword: "" },
    blame: { INVALID_PASSWORD: "currentPassword" },
    async submit(values) {
      await changePassword(values);
      form.reset();
      showToast(moreWords.settings.passwordChanged);
      await queryClient.invalidateQueries({ queryKey: sessionsKey });
    },
  });
  const { register, errors } = form;
  return (
    <form onSubmit={form.onSubmit} noValidate className="flex max-w-96 flex-col gap-5">
      <ErrorNote error={form.failure} />
      <Field label={moreWords.settings.currentPassword} error={errors.currentPassword?.message}>
        {(control) => <PasswordInput {...control} {...register("currentPassword")} autoComplete="current-password" />}
      </Field>
      <Field
        label={moreWords.account.newPassword}
        error={errors.newPassword?.message}
        hint={moreWords.account.passwordHint(limits.passwordMinLength)}
      >
        {(control) => <PasswordInput {...control} {...register("newPassword")} autoComplete="new-password" />}
      </Field>
      <Button type="submit" busy={form.busy} className="self-start">
        {moreWords.settings.changePassword}
      </Button>
    </form>
  );
}
