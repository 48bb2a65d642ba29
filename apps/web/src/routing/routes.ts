import { startTimeline } from "../conversation/start-timeline.ts";
import { loadSnapshot } from "../session/session.ts";
import { utils } from "../trpc.ts";
import { askToSignIn, findHome, openFirstChat, skipSignIn } from "./guards.ts";
import { paths } from "./paths.ts";
import { anythingElse, crossroads, layout, page } from "./route.ts";

/** Around everything that requires a signed-in person. */
export const app = layout({
  guard: askToSignIn,
  load: () => ({ userId: utils.sync.snapshot.getData()?.user.id }),
  view: () => import("../shell/app-layout.tsx"),
});

const group = layout({
  within: app,
  load: ({ groupId }: { groupId: string }) => ({ groupId }),
  view: () => import("../groups/group-layout.tsx"),
});

const settings = layout({
  within: app,
  load: () => ({}),
  view: () => import("../account/settings-layout.tsx"),
});

/** Which address shows what. */
export const routes = [
  crossroads(paths.home, findHome),
  page(paths.signIn, { guard: skipSignIn, view: () => import("../session/sign-in-page.tsx") }),
  page(paths.signUp, { guard: skipSignIn, view: () => import("../session/sign-up-page.tsx") }),
  page(paths.forgotPassword, { view: () => import("../session/forgot-password-page.tsx") }),
  page(paths.resetPassword, { view: () => import("../session/reset-password-page.tsx") }),
  page(paths.invite, {
    start: ({ token }) => void utils.invites.preview.prefetch({ token }),
    load: async () => ({ snapshot: await loadSnapshot() }),
    view: () => import("../invites/invite-page.tsx"),
  }),
  page(paths.chat, {
    within: group,
    start: startTimeline,
    view: () => import("../conversation/conversation-page.tsx"),
  }),
  page(paths.group, { within: group, guard: openFirstChat, view: () => import("../groups/group-home.tsx") }),
  page(paths.members, { within: group, view: () => import("../members/members-page.tsx") }),
  page(paths.invites, { within: group, view: () => import("../invites/invites-page.tsx") }),
  page(paths.groupSettings, { within: group, view: () => import("../groups/group-settings.tsx") }),
  page(paths.welcome, { within: app, view: () => import("../groups/welcome.tsx") }),
  page(paths.directs, { within: app, view: () => import("../directs/directs-page.tsx") }),
  page(paths.person, { within: app, view: () => import("../people/person-page.tsx") }),
  crossroads(paths.settings, () => paths.profile()),
  page(paths.profile, { within: settings, view: () => import("../account/profile-page.tsx") }),
  page(paths.account, { within: settings, view: () => import("../account/account-page.tsx") }),
  page(paths.notifications, { within: settings, view: () => import("../notifications/notifications-page.tsx") }),
  page(paths.appearance, { within: settings, view: () => import("../account/appearance-page.tsx") }),
  anythingElse(() => import("../shell/no-such-page.tsx")),
];
