import { GoneError, LostChunkError } from "./lost-chunk.ts";
import { lookForNewVersion } from "./version.ts";

const fetching = new Map<string, Promise<void>>();

/**
 * Imports a chunk, once all files that it needs have been fetched, and can be taken from the browser's cache.
 *
 * Browsers remember a module that could not be fetched, and never ask for it again while the page lives, whether an import or a
 * preload link asked for it (Chromium since version 150, and the HTML standard). So whoever was offline for a moment would have to
 * reload the page. A plain `fetch` leaves nothing behind.
 *
 * The name is the one by which Vite calls it; see `preload.ts`.
 */
export async function __vitePreload<Module>(
  load: () => Promise<Module>,
  files: readonly string[] = [],
): Promise<Module> {
  await Promise.all(files.map(fetchOnce));
  return load();
}

function fetchOnce(file: string): Promise<void> {
  const known = fetching.get(file);
  if (known) return known;
  const url = `${import.meta.env.BASE_URL}${file}`;
  const fetched = (file.endsWith(".css") ? addStyles(url) : fetchScript(url)).catch((cause: unknown) => {
    fetching.delete(file);
    void lookForNewVersion();
    throw new LostChunkError(`${url} could not be fetched.`, { cause });
  });
  fetching.set(file, fetched);
  return fetched;
}

async function fetchScript(url: string): Promise<void> {
  const response = await fetch(url);
  if (response.status === 404) throw new GoneError("The server does not have it.");
  if (!response.ok) throw new Error(`The status was ${response.status}.`);
  // Only what was read to its end is in the cache.
  await response.arrayBuffer();
}

function addStyles(url: string): Promise<void> {
  const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: url });
  const added = new Promise<void>((resolve, reject) => {
    link.onload = () => resolve();
    link.onerror = () => {
      link.remove();
      reject(new Error("The style sheet did not load."));
    };
  });
  document.head.append(link);
  return added;
}
