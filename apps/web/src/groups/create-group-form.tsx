import { navigate } from "../routing/navigation.ts";
import { paths } from "../routing/paths.ts";
import { isWide } from "../shell/use-wide.ts";
import { apply } from "../sync/parley.ts";
import { trpc } from "../trpc.ts";
import { Button } from "../ui/button.tsx";
import { ErrorNote } from "../ui/error-note.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { useZodForm } from "../ui/use-zod-form.ts";
import { moreWords } from "../words/more.ts";
import { setAlone } from "./use-alone.ts";

/** Creates a group with a first chat, and opens that, so that nobody starts in an empty group. */
export function CreateGroupForm() {
  const createGroup = trpc.groups.create.useMutation();
  const createChat = trpc.chats.create.useMutation();
  const form = useZodForm({
    fields: async () => (await import("@parley/api/groups/schema")).newGroup,
    defaults: { name: "" },
    async submit({ name }) {
      const group = await createGroup.mutateAsync({ name });
      apply({ type: "group.entered", group });
      setAlone(group.id);
      // Fetched together with the chat, so that the first steps are there at once.
      const firstSteps = import("./first-steps-card.tsx").catch(() => {});
      // The group exists in any case; without its first chat, its page says how to create one.
      const chat = await createChat
        .mutateAsync({ groupId: group.id, name: moreWords.groups.firstChat })
        .catch(() => null);
      if (!chat) return navigate(paths.group({ groupId: group.id }));
      apply({ type: "chat.created", chat });
      await firstSteps;
      return navigate(paths.chat({ groupId: group.id, chatId: chat.id }));
    },
  });
  return (
    <form onSubmit={form.onSubmit} noValidate className="flex flex-col gap-4">
      <ErrorNote error={form.failure} />
      <Field label={moreWords.groups.name} error={form.errors.name?.message}>
        {(control) => (
          <Input
            {...control}
            {...form.register("name")}
            placeholder={moreWords.groups.namePlaceholder}
            autoComplete="off"
            // On a phone the keyboard would cover the page.
            autoFocus={isWide()}
          />
        )}
      </Field>
      <Button type="submit" variant="primary" busy={form.busy}>
        {moreWords.groups.create}
      </Button>
    </form>
  );
}
