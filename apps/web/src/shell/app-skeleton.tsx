import { MessageSkeletons } from "../conversation/beginning.tsx";
import { InviteBones } from "../invites/invite-bones.tsx";
import { where } from "../routing/navigation.ts";
import { paths } from "../routing/paths.ts";
import { isLikelySignedIn } from "../session/session.ts";
import { cx } from "../ui/cx.ts";
import { Skeleton } from "../ui/skeleton.tsx";
import { words } from "../words/words.ts";
import { isList } from "./at-list.ts";

/** Pages for people who are not signed in, which have a different layout. */
const outside: readonly unknown[] = [
  paths.signIn,
  paths.signUp,
  paths.forgotPassword,
  paths.resetPassword,
  paths.invite,
];

const lines = ["w-36", "w-24", "w-32", "w-20", "w-28"];

/** A skeleton of the client while it loads, with everything in its final place. */
export function AppSkeleton() {
  const { address, given } = where();
  // A stranger is led from any other page to one of these.
  if (outside.includes(address) || !isLikelySignedIn()) return <OutsideBones isInvite={address === paths.invite} />;
  const atList = isList(address);
  return (
    <div role="status" aria-label={words.loading} className="flex h-app overflow-hidden bg-sunken">
      <div
        className={cx("w-16 shrink-0 flex-col items-center gap-2 bg-rail pt-3.5", atList ? "flex" : "hidden md:flex")}
      >
        <Skeleton className="size-10 rounded-xl" />
        <Skeleton className="size-10 rounded-xl" />
      </div>
      {(atList || given.groupId) && (
        <div
          className={cx(
            "flex-col border-line px-4 md:w-60 md:shrink-0 md:border-e xl:w-68",
            atList ? "flex flex-1 md:flex-none" : "hidden md:flex",
          )}
        >
          <div className="pane-header flex items-center">
            <Skeleton className="h-5 w-36" />
          </div>
          {lines.map((width) => (
            <Skeleton key={width} className={cx("my-2 h-4 pointer-coarse:my-3.5", width)} />
          ))}
        </div>
      )}
      <PaneBones className={atList ? "hidden md:flex" : "flex"} />
    </div>
  );
}

/** Where `AuthPage` has the logo, the title and the card of an invite, or of a form with two fields. */
const OutsideBones = ({ isInvite }: { isInvite: boolean }) => (
  <div role="status" aria-label={words.loading} className="grid h-app items-center bg-sunken px-4">
    <div className="mx-auto w-full max-w-96">
      <Skeleton className="mx-auto size-11 rounded-xl" />
      <Skeleton className="mx-auto mt-6 h-6 w-48" />
      {!isInvite && <Skeleton className="mx-auto mt-2.5 h-4.5 w-40" />}
      <div className="mt-8 rounded-2xl border border-line bg-canvas p-6 shadow-lift">
        {isInvite ? (
          <InviteBones />
        ) : (
          ["mt-6.5", "mt-11.5", "mt-5"].map((gap) => (
            <Skeleton key={gap} className={cx(gap, "h-10 rounded-lg pointer-coarse:h-11")} />
          ))
        )}
      </div>
      {!isInvite && <div className="h-10" />}
    </div>
  </div>
);

/** A skeleton of a page beside or over the list. */
export const PaneSkeleton = () => (
  <div role="status" aria-label={words.loading} className="flex min-w-0 flex-1">
    <PaneBones className="flex" />
  </div>
);

/** The messages of a chat, also beside the list, or the beginning of another page. */
function PaneBones({ className }: { className: string }) {
  const { address, given } = where();
  return (
    <div className={cx("min-w-0 flex-1 flex-col bg-canvas", className)}>
      <div className="pane-header flex items-center border-line border-b px-4 md:px-6">
        <Skeleton className="h-5 w-40" />
      </div>
      {given.chatId || isList(address) ? (
        <>
          <div className="flex min-h-0 flex-1 flex-col justify-end pb-4">
            <MessageSkeletons count={5} />
          </div>
          <div className="safe-bottom-6 px-3 md:px-5">
            <Skeleton className="h-11.5 rounded-xl" />
          </div>
        </>
      ) : (
        <div className="px-4 pt-4 md:px-6">
          {lines.map((width) => (
            <Skeleton key={width} className={cx("my-4 h-4", width)} />
          ))}
        </div>
      )}
    </div>
  );
}
