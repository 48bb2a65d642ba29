import { useSyncExternalStore } from "react";
import { createListeners } from "../listeners.ts";

/*
 * Whether the server has a newer build of this client. A build is identified by the files that its page loads: their names contain
 * a hash of their content, which includes the names of the chunks that they fetch later.
 */

const { subscribe, tell } = createListeners();
let outdated = false;

/** Read before any chunk adds its own style sheet. */
const ownFiles = filesOf(document);

function filesOf(page: Document): string {
  const files = [...page.querySelectorAll("head script[src], head link[rel=stylesheet]")].map(
    (element) => element.getAttribute("src") ?? element.getAttribute("href") ?? "",
  );
  return files.filter((file) => file.startsWith("/assets/")).join();
}

/** Fetches the server's page. @returns whether there was an answer. */
export async function lookForNewVersion(): Promise<boolean> {
  try {
    const answer = await fetch("/index.html", { cache: "no-cache" });
    const files = answer.ok ? filesOf(new DOMParser().parseFromString(await answer.text(), "text/html")) : "";
    // The error page of a proxy has none of our files; neither does the page in development.
    if (files !== "" && ownFiles !== "" && files !== ownFiles) {
      outdated = true;
      tell();
    }
    return answer.ok;
  } catch {
    return false;
  }
}

/** Whether the page is from an older build than the server's. */
export const useOutdated = (): boolean => useSyncExternalStore(subscribe, () => outdated);
