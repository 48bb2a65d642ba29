import type { Outputs } from "@parley/client";
import { Link2, Pencil } from "lucide-react";
import { MessageButton } from "../directs/message-button.tsx";
import { PresenceDot } from "../members/presence-dot.tsx";
import { Link } from "../routing/link.tsx";
import { paths } from "../routing/paths.ts";
import { NotFound } from "../shell/not-found.tsx";
import { Pane } from "../shell/pane.tsx";
import { useMe } from "../sync/use-snapshot.ts";
import { trpc } from "../trpc.ts";
import { Avatar } from "../ui/avatar.tsx";
import { Button, buttonClass } from "../ui/button.tsx";
import { copyText } from "../ui/copy-text.ts";
import { Failure } from "../ui/failure.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { showToast } from "../ui/toasts.tsx";
import { dateOf } from "../words/dates.ts";
import { moreWords } from "../words/more.ts";
import { words } from "../words/words.ts";
import { named } from "./named.ts";

/** A person's profile page. Not found for people who share no group with them. */
export default function PersonPage({ userId }: { userId: string }) {
  const person = trpc.users.get.useQuery({ userId });
  if (person.error?.data?.reason === "NOT_FOUND" || person.error?.data?.reason === "INVALID_INPUT") {
    return (
      <NotFound title={moreWords.people.gone} body={moreWords.people.goneBody}>
        <Link to={paths.home()} className={buttonClass({ variant: "primary" })}>
          {moreWords.backToChats}
        </Link>
      </NotFound>
    );
  }
  return (
    <Pane title={moreWords.people.title} subject={person.data && named(person.data).name}>
      {person.error && <Failure error={person.error} retry={() => void person.refetch()} />}
      {person.isPending && (
        <div role="status" aria-label={words.loading} className="flex items-center gap-5">
          <Skeleton className="size-24 rounded-2xl" />
          <Skeleton className="h-6 w-40" />
        </div>
      )}
      {person.data && <Person person={named(person.data)} />}
    </Pane>
  );
}

function Person({ person }: { person: Outputs["users"]["get"] }) {
  const me = useMe();
  const copy = async () => {
    const copied = await copyText(location.origin + paths.person({ userId: person.id }));
    showToast(copied ? words.messages.linkCopied : words.copyRefused);
  };
  return (
    <article className="flex flex-col items-start gap-5">
      <div className="flex max-w-full items-center gap-5">
        <span className="relative shrink-0">
          <Avatar id={person.id} name={person.name} image={person.image} size="huge" />
          <PresenceDot userId={person.id} />
        </span>
        <div className="min-w-0">
          <h2 className="wrap-anywhere font-semibold text-xl tracking-tight">
            <bdi>{person.name}</bdi>
          </h2>
          <p className="truncate text-ink-soft">@{person.username}</p>
        </div>
      </div>
      {person.bio && (
        <p dir="auto" className="wrap-anywhere max-w-prose whitespace-pre-wrap">
          {person.bio}
        </p>
      )}
      <p className="text-ink-faint text-sm">{moreWords.members.since(dateOf(person.createdAt))}</p>
      <div className="flex flex-wrap gap-2">
        <MessageButton person={person} />
        {person.id === me.id && (
          <Link to={paths.profile()} className={buttonClass({ size: "small" })}>
            <Pencil aria-hidden className="size-4" />
            {moreWords.people.edit}
          </Link>
        )}
        <Button size="small" onClick={() => void copy()}>
          <Link2 aria-hidden className="size-4" />
          {moreWords.people.copyLink}
        </Button>
      </div>
    </article>
  );
}
