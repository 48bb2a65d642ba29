import type { Rolldown } from "vite";

/** The routes that are drawn together when somebody opens a conversation. */
const conversation = /\/routes\/_app(\/g\.\$groupId(\.c\.\$chatId)?)?\.tsx\?tsr-split=component$/;
/** The pages for somebody who is not signed in. */
const threshold =
  /\/routes\/(sign-in|sign-up|forgot-password|reset-password|invite\.\$token)\.tsx\?tsr-split=component$/;

const icon = /\/lucide-react\/dist\/esm\/icons\//;

/**
 * What is always loaded together comes in one file. Left alone, the bundler cuts it by all the combinations of lazy parts
 * that share it, into fifty files of a few hundred bytes: more to ask for, and less for the compression to work on.
 */
export const groups: Rolldown.CodeSplittingGroup[] = [
  { name: "start", tags: ["$initial"], priority: 1 },
  {
    debugName: "conversation",
    name(id, modules) {
      const alsoOutside = isNeededBy(threshold, id, modules);
      if (isNeededBy(conversation, id, modules)) return alsoOutside ? "pages" : "conversation";
      // Too small for files of their own.
      return icon.test(id) ? (alsoOutside ? "pages" : "icons") : null;
    },
    // Else the pages bring along whatever a part of theirs leads to.
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
