import type { Chat } from "@parley/client";
import { Plus } from "lucide-react";
import { useRef, useState } from "react";
import { PageEnd } from "../members/page-end.tsx";
import { SearchField } from "../members/search-field.tsx";
import { useDebounced } from "../members/use-debounced.ts";
import { useMembers } from "../members/use-members.ts";
import { trpc } from "../trpc.ts";
import { Avatar } from "../ui/avatar.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { ErrorNote } from "../ui/error-note.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { moreWords } from "../words/more.ts";

interface AddPeopleDialogProps {
  chat: Chat;
  /** The ids of the chat's members. */
  inside: readonly string[];
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

export default function AddPeopleDialog({ chat, inside, open, onOpenChange }: AddPeopleDialogProps) {
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={moreWords.chats.addPeople}
      description={moreWords.chats.addPeopleLead}
    >
      <People chat={chat} inside={inside} />
    </Dialog>
  );
}

function People({ chat, inside }: Pick<AddPeopleDialogProps, "chat" | "inside">) {
  const [text, setText] = useState("");
  const list = useRef<HTMLUListElement>(null);
  const utils = trpc.useUtils();
  const wanted = useDebounced(text);
  const { members = [], complete, stale, error, more } = useMembers(chat.groupId, wanted);
  const add = trpc.chats.addMember.useMutation({
    onSuccess: () => utils.chats.members.invalidate({ chatId: chat.id }),
  });
  const found = members.filter((member) => !inside.includes(member.userId));

  return (
    <>
      <SearchField value={text} onChange={setText} />
      <ErrorNote error={add.error ?? error} />
      <ul ref={list} className="-mx-2 h-72 overflow-y-auto">
        {found.map(({ user }) => (
          <li key={user.id} className="flex min-h-12 items-center gap-3 rounded-lg px-2 hover:bg-hover">
            <Avatar id={user.id} name={user.name} image={user.image} />
            <span className="min-w-0 flex-1">
              <span dir="auto" className="block truncate">
                {user.name}
              </span>
              <span className="block truncate text-ink-faint text-xs">
                <bdi dir="ltr">@{user.username}</bdi>
              </span>
            </span>
            <IconButton
              icon={Plus}
              label={moreWords.chats.addPerson(user.name)}
              disabled={add.isPending}
              onClick={() => add.mutate({ chatId: chat.id, userId: user.id })}
            />
          </li>
        ))}
        {complete && !stale && found.length === 0 && (
          <li className="px-2 py-3 text-ink-soft">
            {wanted.trim() ? moreWords.members.noMatch(wanted.trim()) : moreWords.chats.addPeopleEmpty}
          </li>
        )}
        {!complete && (
          <li>
            <PageEnd scroller={list} loaded={`${wanted} ${members.length}`} onNear={more} />
          </li>
        )}
      </ul>
    </>
  );
}
