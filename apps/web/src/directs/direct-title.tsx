import { PresenceDot } from "../members/presence-dot.tsx";
import type { ProfileCardProps } from "../members/profile-card.tsx";
import { usePresence } from "../sync/use-presence.ts";
import { Avatar } from "../ui/avatar.tsx";
import { lazyPopup } from "../ui/lazy-popup.tsx";
import { words } from "../words/words.ts";

const ProfileCard = lazyPopup<ProfileCardProps>(() => import("../members/profile-card.tsx"));

/** The other person of a direct conversation as its title. Pressing the picture or the name opens the profile card. */
export function DirectTitle({ user }: ProfileCardProps) {
  const status = usePresence(user.id);
  return (
    <div className="min-w-0 flex-1">
      <div className="relative flex w-fit max-w-full items-center gap-2.5">
        {/* The presence is there in words, too. */}
        <span aria-hidden className="relative shrink-0">
          <Avatar id={user.id} name={user.name} image={user.image} />
          <PresenceDot userId={user.id} />
        </span>
        <div className="min-w-0">
          <h1 className="flex">
            <ProfileCard
              user={user}
              trigger={
                <button
                  type="button"
                  dir="auto"
                  // Lies over the presence, so that the card opens below that, and can be pressed on the picture as well.
                  className="-mb-4 min-w-0 truncate rounded-sm pb-4 font-semibold text-lg leading-5 after:absolute after:-inset-1 hover:underline"
                >
                  {user.name}
                </button>
              }
            />
          </h1>
          {/* As high before the presence is known, so that nothing moves. */}
          <p className="h-4 truncate text-ink-faint text-xs">{status && words.presence[status]}</p>
        </div>
      </div>
    </div>
  );
}
