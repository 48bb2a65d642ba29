import { chatsRouter } from "./chats/chats.router.ts";
import { eventsRouter } from "./events/events.router.ts";
import { groupsRouter } from "./groups/groups.router.ts";
import { invitesRouter } from "./invites/invites.router.ts";
import { membersRouter } from "./members/members.router.ts";
import { messagesRouter } from "./messages/messages.router.ts";
import { notificationsRouter } from "./notifications/notifications.router.ts";
import { presenceRouter } from "./presence/presence.router.ts";
import { readsRouter } from "./reads/reads.router.ts";
import { syncRouter } from "./sync/sync.router.ts";
import { router, t } from "./trpc.ts";
import { typingRouter } from "./typing/typing.router.ts";
import { usersRouter } from "./users/users.router.ts";

export const appRouter = router({
  users: usersRouter,
  groups: groupsRouter,
  members: membersRouter,
  invites: invitesRouter,
  chats: chatsRouter,
  messages: messagesRouter,
  reads: readsRouter,
  typing: typingRouter,
  notifications: notificationsRouter,
  presence: presenceRouter,
  sync: syncRouter,
  events: eventsRouter,
});

export type AppRouter = typeof appRouter;

/** Calls the router in process, as tests and jobs do. */
export const createCaller = t.createCallerFactory(appRouter);
