import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Laptop } from "lucide-react";
import { useState } from "react";
import { paths } from "../routing/paths.ts";
import {
  listSessions,
  revokeOtherSessions,
  revokeSession,
  revokeSessions,
  type Session,
} from "../session/auth-client.ts";
import { leaveBy } from "../session/leave.ts";
import { UnsentNote } from "../session/unsent-note.tsx";
import { Button } from "../ui/button.tsx";
import { Confirm } from "../ui/confirm.tsx";
import { ErrorNote } from "../ui/error-note.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { showToast } from "../ui/toasts.tsx";
import { fromNow, fullTimeOf } from "../words/dates.ts";
import { moreWords } from "../words/more.ts";
import { deviceOf } from "./device.ts";

export const sessionsKey = ["sessions"];

/** The person's sessions, each with a button to end it. */
export function Sessions() {
  const queryClient = useQueryClient();
  const sessions = useQuery({ queryKey: sessionsKey, queryFn: listSessions });
  const refresh = () => queryClient.invalidateQueries({ queryKey: sessionsKey });
  const end = useMutation({ mutationFn: revokeSession, onSuccess: refresh });
  const endOthers = useMutation({
    mutationFn: revokeOtherSessions,
    async onSuccess() {
      await refresh();
      showToast(moreWords.settings.signedOutElsewhere);
    },
  });

  return (
    <div className="flex flex-col items-start gap-4">
      <ErrorNote error={sessions.error ?? end.error ?? endOthers.error} />
      {sessions.isPending && <Skeleton className="h-14 w-full rounded-xl" />}
      <ul className="w-full">
        {sessions.data?.map((session) => (
          <SessionRow
            key={session.id}
            session={session}
            busy={end.isPending && end.variables === session.id}
            revoke={() => end.mutate(session.id)}
          />
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        {(sessions.data?.length ?? 0) > 1 && (
          <Button size="small" busy={endOthers.isPending} onClick={() => endOthers.mutate()}>
            {moreWords.settings.signOutOthers}
          </Button>
        )}
        <SignOutEverywhere />
      </div>
    </div>
  );
}

function SignOutEverywhere() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {moreWords.settings.signOutEverywhere}
      </Button>
      <Confirm
        open={open}
        onOpenChange={setOpen}
        title={moreWords.settings.signOutEverywhereTitle}
        body={
          <>
            <p>{moreWords.settings.signOutEverywhereBody}</p>
            <UnsentNote />
          </>
        }
        action={moreWords.settings.signOutEverywhere}
        harmless
        onConfirm={() => leaveBy(revokeSessions, paths.signIn())}
      />
    </>
  );
}

function SessionRow({ session, busy, revoke }: { session: Session; busy: boolean; revoke: () => void }) {
  const device = deviceOf(session.userAgent);
  return (
    <li className="flex items-center gap-3 border-line border-b py-3 first:pt-0 last:border-b-0 last:pb-0">
      <Laptop aria-hidden className="size-5 shrink-0 text-ink-faint" strokeWidth={1.6} />
      <div className="min-w-0 flex-1">
        <p className="wrap-anywhere font-medium">{device}</p>
        <p className="wrap-anywhere text-ink-faint text-sm">
          <time dateTime={session.createdAt} title={fullTimeOf(session.createdAt)}>
            {moreWords.settings.sessionSince(fromNow(session.createdAt))}
          </time>
          {session.ipAddress && ` · ${session.ipAddress}`}
        </p>
      </div>
      {session.current ? (
        <span className="shrink-0 rounded-full bg-accent-soft px-2.5 py-0.5 font-medium text-accent-ink text-xs">
          {moreWords.settings.thisDevice}
        </span>
      ) : (
        <Button size="small" busy={busy} onClick={revoke} aria-label={moreWords.settings.revokeSession(device)}>
          {moreWords.settings.revoke}
        </Button>
      )}
    </li>
  );
}
