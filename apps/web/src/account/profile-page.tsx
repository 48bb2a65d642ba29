import { limits } from "@parley/api/limits";
import { bio, personName, username } from "@parley/api/users/schema";
import { PictureField } from "../pictures/picture-field.tsx";
import { Section } from "../shell/pane.tsx";
import { apply } from "../sync/parley.ts";
import { useMe } from "../sync/use-snapshot.ts";
import { trpc } from "../trpc.ts";
import { Button } from "../ui/button.tsx";
import { ErrorNote } from "../ui/error-note.tsx";
import { Field } from "../ui/field.tsx";
import { Input, TextArea, UsernameInput } from "../ui/input.tsx";
import { showToast } from "../ui/toasts.tsx";
import { useZodForm } from "../ui/use-zod-form.ts";
import { moreWords } from "../words/more.ts";

/** What others see about the person. */
export default function ProfilePage() {
  const me = useMe();
  const update = trpc.users.update.useMutation();
  const form = useZodForm({
    fields: () => ({ name: personName, username, bio }),
    defaults: { name: me.name, username: me.username, bio: me.bio },
    blame: { USERNAME_TAKEN: "username" },
    async submit(values) {
      const user = await update.mutateAsync(values);
      apply({ type: "user.updated", user });
      form.reset({ name: user.name, username: user.username, bio: user.bio });
      showToast(moreWords.settings.profileSaved);
    },
  });
  const { register, errors } = form;
  return (
    <Section title={moreWords.settings.profile} lead={moreWords.settings.profileLead}>
      <form onSubmit={form.onSubmit} noValidate className="flex max-w-96 flex-col gap-5">
        <PictureField name={form.watch("name")} />
        <ErrorNote error={form.failure} />
        <Field label={moreWords.account.name} error={errors.name?.message} hint={moreWords.account.nameHint}>
          {(control) => <Input {...control} {...register("name")} autoComplete="name" />}
        </Field>
        <Field
          label={moreWords.account.username}
          error={errors.username?.message}
          hint={moreWords.account.usernameHint}
        >
          {(control) => <UsernameInput {...control} {...register("username")} />}
        </Field>
        <Field
          label={moreWords.settings.bio}
          aside={moreWords.optional}
          error={errors.bio?.message}
          hint={moreWords.settings.bioHint(limits.bioLength)}
        >
          {(control) => <TextArea {...control} {...register("bio")} rows={3} dir="auto" />}
        </Field>
        <Button type="submit" variant="primary" busy={form.busy} className="self-start">
          {moreWords.settings.saveProfile}
        </Button>
      </form>
    </Section>
  );
}
