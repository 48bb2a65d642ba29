import type { Message } from "@parley/client";
import { Link } from "../routing/link.tsx";
import { paths } from "../routing/paths.ts";
import { useMe } from "../sync/use-snapshot.ts";
import { Avatar } from "../ui/avatar.tsx";
import { cx } from "../ui/cx.ts";
import { moreWords } from "../words/more.ts";
import { PresenceDot } from "./presence-dot.tsx";

interface PersonLineProps {
  user: Message["user"];
  /** For the side panel, where there is less room. */
  small?: boolean;
}

/** A person in a list: picture, presence, username, and the name as a link to the profile. */
export function PersonLine({ user, small = false }: PersonLineProps) {
  const me = useMe();
  return (
    <>
      <span className="relative shrink-0">
        <Avatar id={user.id} name={user.name} image={user.image} />
        <PresenceDot userId={user.id} />
      </span>
      <span className="min-w-0 flex-1">
        <span dir="auto" className={cx("block truncate", small ? "text-sm" : "font-medium")}>
          <Link to={paths.person({ userId: user.id })} className="rounded-sm outline-offset-[-2px] hover:underline">
            {user.name}
          </Link>
          {user.id === me.id && <span className="font-normal text-ink-faint"> ({moreWords.you})</span>}
        </span>
        <span className={cx("block truncate text-ink-faint", small ? "text-xs" : "text-sm")}>
          <bdi dir="ltr">@{user.username}</bdi>
        </span>
      </span>
    </>
  );
}
