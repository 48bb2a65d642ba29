import { lazy, Suspense, useState } from "react";
import { untilLoaded } from "../ui/usable.ts";
import type { Entry } from "./rows.ts";

const ProfileCard = lazy(() => untilLoaded(() => import("../members/profile-card.tsx")));

/** The author's name, which opens the profile card. The card is created on the first press: there are many names on a screen. */
export function Author({ user }: { user: Entry["user"] }) {
  const [asked, setAsked] = useState(false);
  const name = (
    <button
      type="button"
      tabIndex={-1}
      dir="auto"
      onClick={() => setAsked(true)}
      className="min-w-0 truncate rounded-sm text-start font-semibold hover:underline"
    >
      {user.name}
    </button>
  );
  if (!asked) return name;
  return (
    <Suspense fallback={name}>
      <ProfileCard user={user} trigger={name} defaultOpen />
    </Suspense>
  );
}
