import { lazy, Suspense } from "react";
import { whenUsable } from "../ui/usable.ts";
import type { Entry } from "./rows.ts";

const ProfileCard = lazy(() => whenUsable(() => import("../members/profile-card.tsx")));

/** Who speaks; a press shows who that is. */
export function Author({ user }: { user: Entry["user"] }) {
  const name = (
    <button
      type="button"
      tabIndex={-1}
      dir="auto"
      className="min-w-0 truncate rounded-sm text-start font-semibold hover:underline"
    >
      {user.name}
    </button>
  );
  return (
    <Suspense fallback={name}>
      <ProfileCard user={user} trigger={name} />
    </Suspense>
  );
}
