import { lazyPart } from "../ui/lazy-part.tsx";

/** Shown instead of a group or a chat in which the person is not, or no longer. */
export const LostPlace = lazyPart(() => import("./lost-place-page.tsx"));
