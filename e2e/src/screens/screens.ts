import { around } from "./around.screens.ts";
import { conversation } from "./conversation.screens.ts";
import { group } from "./group.screens.ts";
import { messages } from "./messages.screens.ts";
import { outside } from "./outside.screens.ts";
import { own } from "./own.screens.ts";
import { rightToLeft } from "./right-to-left.screens.ts";
import type { Screen } from "./screen.ts";

/** Every screen. A screen added to one of these lists gets screenshots and an accessibility test. */
export const screens: readonly Screen[] = [
  ...outside,
  ...own,
  ...group,
  ...around,
  ...conversation,
  ...messages,
  ...rightToLeft,
];
