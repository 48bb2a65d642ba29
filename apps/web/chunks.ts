import type { Rolldown } from "vite";

/** What renders together when somebody opens a conversation: the page, and the layouts around it. */
const conversation = /\/src\/(shell\/app-layout|groups\/group-layout|conversation\/conversation-page)\.tsx$/;
/** The pages for people who are not signed in. */
const threshold = /\/src\/(session\/(sign-in|sign-up|forgot-password|reset-password)|invites\/invite)-page\.tsx$/;

const icon = /\/lucide-react\/dist\/esm\/icons\//;

/**
 * Puts modules that are always loaded together into one file. By default the bundler splits them by every combination of lazy
 * parts that share them, into fifty files of a few hundred bytes: more requests, and worse compression.
 */
export const groups: Rolldown.CodeSplittingGroup[] = [
  { name: "start", tags: ["$initial"], priority: 1 },
  {
    debugName: "conversation",
    name(id, modules) {
      const alsoOutside = isNeededBy(threshold, id, modules);
      if (isNeededBy(conversation, id, modules)) return alsoOutside ? "pages" : "conversation";
      // Too small for files of their own.
      return icon.test(id) ? (alsoOutside ? "threshold" : "icons") : null;
    },
    // Otherwise the pages would include everything that any of their parts imports.
    includeDependenciesRecursively: false,
  },
];

/** Whether one of these modules imports the other, however far away, without waiting until it is used. */
function isNeededBy(those: RegExp, id: string, modules: Rolldown.ChunkingContext): boolean {
  const seen = new Set([id]);
  for (const module of seen) {
    if (those.test(module)) return true;
    for (const importer of modules.getModuleInfo(module)?.importers ?? []) seen.add(importer);
  }
  return false;
}
