import type { Outputs, Snapshot } from "@parley/client";
import { LinkIcon } from "lucide-react";
import { lazy, Suspense, useEffect } from "react";
import { Link } from "../routing/link.tsx";
import { navigate } from "../routing/navigation.ts";
import { paths } from "../routing/paths.ts";
import { AuthPage } from "../session/auth-page.tsx";
import { firstChat } from "../shell/first-chat.ts";
import { renewSnapshot } from "../sync/parley.ts";
import { trpc, utils } from "../trpc.ts";
import { Avatar } from "../ui/avatar.tsx";
import { Button, buttonClass } from "../ui/button.tsx";
import { ErrorNote } from "../ui/error-note.tsx";
import { untilLoaded } from "../ui/usable.ts";
import { sentenceOf } from "../words/errors.ts";
import { moreWords } from "../words/more.ts";
import { words } from "../words/words.ts";
import { InviteBones } from "./invite-bones.tsx";
import { chooseToJoin, takeChoice } from "./joining.ts";

/** Most people who open an invite are strangers, who need nothing of it. */
const SignedInAs = lazy(() => untilLoaded(() => import("./signed-in-as.tsx")));

interface InvitePageProps {
  token: string;
  /** The signed-in person's snapshot; null when nobody is signed in. */
  snapshot: Snapshot | null;
}

/** The page of an invite link. */
export default function InvitePage({ token, snapshot }: InvitePageProps) {
  // The route has asked for it: what was refused just now would only be refused again. Nor is it asked for after joining, which may
  // have used it up.
  const preview = trpc.invites.preview.useQuery({ token }, { retryOnMount: false, staleTime: "static" });
  if (preview.isPending) {
    return (
      <AuthPage title={moreWords.invites.youAreInvited}>
        <div role="status" aria-label={words.loading}>
          <InviteBones />
        </div>
      </AuthPage>
    );
  }
  if (preview.error) {
    return <BrokenInvite error={preview.error} retry={() => void preview.refetch()} isSignedIn={snapshot !== null} />;
  }
  return <GoodInvite token={token} invite={preview.data} snapshot={snapshot} />;
}

interface BrokenInviteProps {
  error: NonNullable<ReturnType<typeof trpc.invites.preview.useQuery>["error"]>;
  retry: () => void;
  isSignedIn: boolean;
}

/** Says whether the invite has expired, was used up or revoked, or is invalid. All one can do is ask for another. */
function BrokenInvite({ error, retry, isSignedIn }: BrokenInviteProps) {
  const { brokenTitles, broken, askAgain, askForNew } = moreWords.invites;
  const reason = error.data?.reason;
  const title = reason && reason in brokenTitles ? brokenTitles[reason as keyof typeof brokenTitles] : broken;
  // A link that is known was copied well.
  const hint = title === broken || reason === "INVITE_INVALID" ? askAgain : askForNew;
  return (
    <AuthPage title={title}>
      <div className="flex gap-3 text-ink-soft">
        <LinkIcon aria-hidden className="mt-0.5 size-5 shrink-0 text-ink-faint" />
        <p className="text-pretty">{error.data ? hint : sentenceOf(error)}</p>
      </div>
      {error.data ? (
        <Link to={paths.home()} className={`${buttonClass()} mt-5 w-full`}>
          {isSignedIn ? moreWords.backToChats : moreWords.account.signIn}
        </Link>
      ) : (
        <Button onClick={retry} className="mt-5 w-full">
          {words.tryAgain}
        </Button>
      )}
    </AuthPage>
  );
}

interface GoodInviteProps extends InvitePageProps {
  invite: Outputs["invites"]["preview"];
}

function GoodInvite({ token, invite, snapshot }: GoodInviteProps) {
  const { group, role, invitedBy } = invite;
  const to = paths.invite({ token });
  const isMember = snapshot?.groups.some(({ id }) => id === group.id) ?? false;
  const choose = () => chooseToJoin(token);
  return (
    <AuthPage
      title={isMember ? moreWords.invites.youAreIn : moreWords.invites.youAreInvited}
      footer={
        snapshot && (
          <Suspense fallback={<span className="block h-10" />}>
            <SignedInAs user={snapshot.user} to={to} />
          </Suspense>
        )
      }
    >
      <div className="flex flex-col items-center text-center">
        <Avatar id={group.id} name={group.name} size="large" />
        <p className="wrap-anywhere mt-4 max-w-full text-pretty font-medium">
          {isMember ? group.name : moreWords.invites.invitedBy(invitedBy.name, group.name)}
        </p>
        {!isMember && <p className="mt-1 text-ink-soft text-sm">{moreWords.invites.joinAs(moreWords.roles[role])}</p>}
      </div>
      {isMember ? (
        <Link to={paths.group({ groupId: group.id })} className={`${buttonClass({ variant: "primary" })} mt-6 w-full`}>
          {moreWords.invites.openGroup}
        </Link>
      ) : snapshot ? (
        <Join token={token} group={group} />
      ) : (
        <div className="mt-6 flex flex-col gap-2">
          <Link to={paths.signUp({ to })} onClick={choose} className={buttonClass({ variant: "primary" })}>
            {moreWords.invites.signUpAndJoin}
          </Link>
          <Link to={paths.signIn({ to })} onClick={choose} className={buttonClass()}>
            {moreWords.invites.signInAndJoin}
          </Link>
        </div>
      )}
    </AuthPage>
  );
}

interface JoinProps {
  token: string;
  group: { id: string; name: string };
}

function Join({ token, group }: JoinProps) {
  const accept = trpc.invites.accept.useMutation({
    async onSuccess(joined) {
      // The new snapshot includes the group's chats.
      await renewSnapshot();
      const groupId = joined.id;
      const snapshot = utils.sync.snapshot.getData();
      const chatId = snapshot && firstChat(snapshot, groupId);
      // Opens a chat, even on a phone, which would otherwise show the list.
      await navigate(chatId ? paths.chat({ groupId, chatId }) : paths.group({ groupId }), { replace: true });
    },
  });
  const { mutate } = accept;
  // Whoever chose this before signing in need not press again.
  useEffect(() => {
    if (takeChoice(token)) mutate({ token });
  }, [token, mutate]);
  return (
    <div className="mt-6 flex flex-col gap-3">
      <ErrorNote error={accept.error} />
      <Button variant="primary" busy={accept.isPending} onClick={() => mutate({ token })}>
        <span className="max-w-64 truncate">{moreWords.invites.joinGroup(group.name)}</span>
      </Button>
    </div>
  );
}
