import type { Plugin } from "vite";

/**
 * Has the browser compile all functions of the conversation while it fetches them, beside the page's own thread: nearly all are called
 * as soon as a chat is shown, and one by one that takes a tenth of the time from sign-in to the messages. Chrome and Edge
 * understand this comment since version 136, if nothing stands before it; to others it is a comment.
 */
export function compileHint(): Plugin {
  return {
    name: "compile-hint",
    apply: "build",
    generateBundle: {
      // After Vite has put something before all else.
      order: "post",
      handler(_options, bundle) {
        for (const part of Object.values(bundle)) {
          if (part.type === "chunk" && part.name === "conversation")
            part.code = `//# allFunctionsCalledOnLoad\n${part.code}`;
        }
      },
    },
  };
}
