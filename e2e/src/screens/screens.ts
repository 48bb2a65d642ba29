import { around } from "./around.screens.ts";
import { conversation } from "./conversation.screens.ts";
import { group } from "./group.screens.ts";
import { messages } from "./messages.screens.ts";
import { outside } from "./outside.screens.ts";
import { own } from "./own.screens.ts";
import type { Screen } from "./screen.ts";

/** Every screen. A new one gets a line in its list, and with it its pictures and the look of axe. */
export const screens: readonly Screen[] = [...outside, ...own, ...group, ...around, ...conversation, ...messages];
