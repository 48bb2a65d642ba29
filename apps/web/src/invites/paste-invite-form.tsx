import { navigate } from "../routing/navigation.ts";
import { paths } from "../routing/paths.ts";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { useZodForm } from "../ui/use-zod-form.ts";
import { moreWords } from "../words/more.ts";

const exampleLink = `${location.origin}/invite/…`;

/** Opens the page of a pasted invite link. */
export function PasteInviteForm() {
  const form = useZodForm({
    fields: async () => (await import("./invite-link-fields.ts")).inviteLinkFields,
    defaults: { link: "" },
    submit: ({ link: token }) => navigate(paths.invite({ token })),
  });
  return (
    <form onSubmit={form.onSubmit} noValidate className="flex flex-col gap-4">
      <Field label={moreWords.groups.inviteLink} error={form.errors.link?.message}>
        {(control) => (
          <Input
            {...control}
            {...form.register("link")}
            placeholder={exampleLink}
            autoComplete="off"
            inputMode="url"
            spellCheck={false}
          />
        )}
      </Field>
      <Button type="submit" busy={form.busy}>
        {moreWords.groups.openInvite}
      </Button>
    </form>
  );
}
