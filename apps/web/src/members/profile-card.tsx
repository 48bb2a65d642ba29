import { Popover } from "@base-ui/react/popover";
import { useState } from "react";
import { MessageButton } from "../directs/message-button.tsx";
import { Link } from "../routing/link.tsx";
import { paths } from "../routing/paths.ts";
import { trpc } from "../trpc.ts";
import { Avatar } from "../ui/avatar.tsx";
import { cx } from "../ui/cx.ts";
import { ErrorNote } from "../ui/error-note.tsx";
import type { LazyPopupProps } from "../ui/lazy-popup.tsx";
import { floatClass } from "../ui/popup.ts";
import { dateOf } from "../words/dates.ts";
import { moreWords } from "../words/more.ts";
import { PresenceDot } from "./presence-dot.tsx";

export interface ProfileCardProps {
  user: { id: string; name: string; username: string; image: string | null };
}

/** A person's profile in a popup. */
export default function ProfileCard({ user, trigger, defaultOpen }: ProfileCardProps & LazyPopupProps) {
  const [open, setOpen] = useState(defaultOpen);
  return (
    <Popover.Root open={open} onOpenChange={(next) => setOpen(next)}>
      <Popover.Trigger render={trigger} />
      <Popover.Portal>
        <Popover.Positioner align="start" sideOffset={6} collisionPadding={12} className="z-30">
          <Popover.Popup className={cx(floatClass, "w-72 max-w-[calc(100vw-2rem)] p-4")}>
            <div className="flex items-center gap-3">
              <span className="relative shrink-0">
                <Avatar id={user.id} name={user.name} image={user.image} size="large" />
                <PresenceDot userId={user.id} />
              </span>
              <div className="min-w-0">
                <Popover.Title className="wrap-anywhere font-semibold">
                  <bdi>{user.name}</bdi>
                </Popover.Title>
                <p className="truncate text-ink-faint text-sm">
                  <bdi dir="ltr">@{user.username}</bdi>
                </p>
              </div>
            </div>
            {open && <Details user={user} />}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

function Details({ user }: ProfileCardProps) {
  const userId = user.id;
  const profile = trpc.users.get.useQuery({ userId });
  // The person has left: only the name is known.
  if (profile.error?.data?.reason === "NOT_FOUND") return null;
  if (profile.error) return <ErrorNote error={profile.error} />;
  return (
    <div className="mt-3 flex min-h-6 flex-col gap-2 text-sm">
      {profile.data?.bio && (
        <p dir="auto" className="wrap-anywhere whitespace-pre-wrap text-ink-soft">
          {profile.data.bio}
        </p>
      )}
      {profile.data && (
        <>
          <p className="text-ink-faint">{moreWords.members.since(dateOf(profile.data.createdAt))}</p>
          <MessageButton person={user} className="my-1 self-start" />
          <Link
            to={paths.person({ userId })}
            className="self-start rounded-sm text-accent-ink hover:underline pointer-coarse:py-2"
          >
            {moreWords.people.show}
          </Link>
        </>
      )}
    </div>
  );
}
