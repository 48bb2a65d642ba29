import { useShown } from "../routing/navigation.ts";
import { paths } from "../routing/paths.ts";

/** Pages that show a list; on a phone everything else covers it. `home` is never shown itself, but it may be where one waits. */
const lists: readonly unknown[] = [paths.home, paths.welcome, paths.directs, paths.group];

export const isList = (address: unknown): boolean => lists.includes(address);

/** Whether the page is a list, so that a phone shows the rail and the sidebar. */
export const useAtList = (): boolean => useShown(({ place }) => isList(place.address));
