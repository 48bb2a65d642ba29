import { Link } from "../routing/link.tsx";
import { paths } from "../routing/paths.ts";
import { Button } from "../ui/button.tsx";
import { ErrorNote } from "../ui/error-note.tsx";
import { Field } from "../ui/field.tsx";
import { PasswordInput, UsernameInput } from "../ui/input.tsx";
import { useZodForm } from "../ui/use-zod-form.ts";
import { moreWords } from "../words/more.ts";
import { signIn } from "./auth-client.ts";
import { textLinkClass } from "./auth-page.tsx";

export function SignInForm({ onSignedIn }: { onSignedIn: () => void }) {
  const form = useZodForm({
    fields: async () => (await import("./sign-in-fields.ts")).signInFields,
    defaults: { login: "", password: "" },
    submit: async (values) => {
      await signIn(values);
      onSignedIn();
    },
  });
  return (
    <form onSubmit={form.onSubmit} noValidate className="flex flex-col gap-5">
      <ErrorNote error={form.failure} />
      <Field label={moreWords.account.login} error={form.errors.login?.message}>
        {(control) => <UsernameInput {...control} {...form.register("login")} autoFocus />}
      </Field>
      <Field
        label={moreWords.account.password}
        error={form.errors.password?.message}
        aside={
          <Link to={paths.forgotPassword()} className={textLinkClass}>
            {moreWords.account.forgot}
          </Link>
        }
      >
        {(control) => <PasswordInput {...control} {...form.register("password")} autoComplete="current-password" />}
      </Field>
      <Button type="submit" variant="primary" busy={form.busy}>
        {moreWords.account.signIn}
      </Button>
    </form>
  );
}
