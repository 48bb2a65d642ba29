import { limits } from "@parley/api/limits";
import { Button } from "../ui/button.tsx";
import { ErrorNote } from "../ui/error-note.tsx";
import { Field } from "../ui/field.tsx";
import { Input, PasswordInput, UsernameInput } from "../ui/input.tsx";
import { useZodForm } from "../ui/use-zod-form.ts";
import { moreWords } from "../words/more.ts";
import { signUp } from "./auth-client.ts";

export function SignUpForm({ onSignedIn }: { onSignedIn: () => void }) {
  const form = useZodForm({
    fields: async () => (await import("./sign-in-fields.ts")).signUpFields,
    defaults: { name: "", email: "", username: "", password: "" },
    blame: {
      USERNAME_IS_ALREADY_TAKEN: "username",
      USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: "email",
    },
    submit: async (values) => {
      await signUp(values);
      onSignedIn();
    },
  });
  const { register, errors } = form;
  return (
    <form onSubmit={form.onSubmit} noValidate className="flex flex-col gap-5">
      <ErrorNote error={form.failure} />
      <Field label={moreWords.account.name} error={errors.name?.message} hint={moreWords.account.nameHint}>
        {(control) => <Input {...control} {...register("name")} autoComplete="name" autoFocus />}
      </Field>
      <Field label={moreWords.account.email} error={errors.email?.message}>
        {(control) => <Input {...control} {...register("email")} type="email" autoComplete="email" />}
      </Field>
      <Field label={moreWords.account.username} error={errors.username?.message} hint={moreWords.account.usernameHint}>
        {(control) => <UsernameInput {...control} {...register("username")} />}
      </Field>
      <Field
        label={moreWords.account.password}
        error={errors.password?.message}
        hint={moreWords.account.passwordHint(limits.passwordMinLength)}
      >
        {(control) => <PasswordInput {...control} {...register("password")} autoComplete="new-password" />}
      </Field>
      <Button type="submit" variant="primary" busy={form.busy}>
        {moreWords.account.createAccount}
      </Button>
    </form>
  );
}
