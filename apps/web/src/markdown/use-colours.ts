import { useEffect, useState } from "react";
import type { Coloured } from "./highlight.worker.ts";

/** Highlighting is fetched when the first code with a language is shown. */
const load = () => import("./highlight.ts");
let loaded: Awaited<ReturnType<typeof load>> | undefined;

/** The pieces of code with their classes; undefined while loading, and if the language is unknown. */
export function useColours(language: string | undefined, text: string): Coloured | undefined {
  const name = language?.toLowerCase();
  const known = name ? loaded?.recall(name, text) : undefined;
  const [found, setFound] = useState<{ name: string; text: string; colours: Coloured | undefined }>();

  useEffect(() => {
    if (!name || known) return;
    const gone = new AbortController();
    void (async () => {
      loaded ??= await load();
      const colours = await loaded.highlight(name, text, gone.signal);
      if (!gone.signal.aborted) setFound({ name, text, colours });
    })();
    return () => gone.abort();
  }, [name, text, known]);

  return known ?? (found && found.name === name && found.text === text ? found.colours : undefined);
}
