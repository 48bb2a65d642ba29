import { can } from "@parley/api/permissions";
import type { Chat, Group, Message } from "@parley/client";
import { UserMinus, UserPlus } from "lucide-react";
import { useState } from "react";
import { PersonLine } from "../members/person-line.tsx";
import { useMe } from "../sync/use-snapshot.ts";
import { trpc } from "../trpc.ts";
import { Button } from "../ui/button.tsx";
import { Confirm } from "../ui/confirm.tsx";
import { ErrorNote } from "../ui/error-note.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { lazyDialog } from "../ui/lazy-dialog.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { showToast } from "../ui/toasts.tsx";
import { moreWords } from "../words/more.ts";
import { mayChangeChat } from "./may-change-chat.ts";

const AddPeopleDialog = lazyDialog(() => import("./add-people-dialog.tsx"));

/** The members of a private chat. */
export function ChatPeople({ chat, group }: { chat: Chat; group: Group }) {
  const [letting, setLetting] = useState(false);
  const me = useMe();
  const people = trpc.chats.members.useQuery({ chatId: chat.id });
  const mayRemove = can(group.role, "chat.share") && mayChangeChat(chat, { role: group.role, userId: me.id });

  return (
    <>
      <ErrorNote error={people.error} />
      {people.isPending && <Skeleton className="mt-2 h-9 w-full" />}
      <ul className="mt-1">
        {people.data?.map(({ user }) => (
          <li key={user.id} className="flex min-h-11 items-center gap-3 py-1">
            <PersonLine user={user} small />
            {mayRemove && user.id !== me.id && <RemoveButton chat={chat} user={user} />}
          </li>
        ))}
      </ul>
      {can(group.role, "chat.share") && (
        <Button size="small" className="mt-3" onClick={() => setLetting(true)}>
          <UserPlus aria-hidden className="size-4" />
          {moreWords.chats.addPeople}
        </Button>
      )}
      <AddPeopleDialog
        chat={chat}
        inside={people.data?.map((one) => one.userId) ?? []}
        open={letting}
        onOpenChange={setLetting}
      />
    </>
  );
}

function RemoveButton({ chat, user }: { chat: Chat; user: Message["user"] }) {
  const [asking, setAsking] = useState(false);
  const utils = trpc.useUtils();
  const remove = trpc.chats.removeMember.useMutation({
    onSuccess: () => utils.chats.members.invalidate({ chatId: chat.id }),
  });
  return (
    <>
      <IconButton
        icon={UserMinus}
        label={moreWords.chats.removePerson(user.name)}
        danger
        onClick={() => setAsking(true)}
      />
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        title={moreWords.members.removeTitle(user.name)}
        body={moreWords.members.removeBody(chat.name)}
        action={moreWords.members.removeAction}
        onConfirm={async () => {
          await remove.mutateAsync({ chatId: chat.id, userId: user.id });
          showToast(moreWords.chats.removedPerson(user.name, chat.name));
        }}
      />
    </>
  );
}
