import { useSyncExternalStore } from "react";
import { createListeners } from "../listeners.ts";

/*
 * Whether the server has another build of this client by now. A build is known by the files that its page begins with: their
 * names change with what is in them, and with what is in the parts that they fetch later.
 */

const { subscribe, tell } = createListeners();
let outdated = false;

/** Before any part adds a style sheet of its own. */
const ownFiles = filesOf(document);

function filesOf(page: Document): string {
  const files = [...page.querySelectorAll("head script[src], head link[rel=stylesheet]")].map(
    (element) => element.getAttribute("src") ?? element.getAttribute("href") ?? "",
  );
  return files.filter((file) => file.startsWith("/assets/")).join();
}

/** Asks the server for its page. @returns whether an answer came. */
export async function lookForNewVersion(): Promise<boolean> {
  try {
    const answer = await fetch("/index.html", { cache: "no-cache" });
    const files = answer.ok ? filesOf(new DOMParser().parseFromString(await answer.text(), "text/html")) : "";
    // What a proxy says in the place of a server that is away has no files of ours; neither has a page in development.
    if (files !== "" && ownFiles !== "" && files !== ownFiles) {
      outdated = true;
      tell();
    }
    return answer.ok;
  } catch {
    return false;
  }
}

/** Whether the page is of an older build than what the server has. */
export const useOutdated = (): boolean => useSyncExternalStore(subscribe, () => outdated);
