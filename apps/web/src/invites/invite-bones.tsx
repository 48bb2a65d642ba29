import { Skeleton } from "../ui/skeleton.tsx";

/** What an invite says and offers to a stranger, before it is known: the group, who invites, the role, and two buttons. */
export const InviteBones = () => (
  <div className="flex flex-col items-center">
    <Skeleton className="size-16 rounded-xl" />
    <Skeleton className="mt-4 h-5.5 w-48" />
    <Skeleton className="mt-1 h-5 w-28" />
    <Skeleton className="mt-6 h-10 w-full rounded-lg pointer-coarse:h-11" />
    <Skeleton className="mt-2 h-10 w-full rounded-lg pointer-coarse:h-11" />
  </div>
);
