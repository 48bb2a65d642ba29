import { fileURLToPath } from "node:url";
import type { ModulePreloadOptions, Plugin } from "vite";

/** What Vite calls around each `import()` in a build, with the files that it needs. */
const helper = "\0vite/preload-helper.js";

/** Lets `src/version/load-chunk.ts` fetch chunks, in place of Vite's own helper. */
export function loadChunks(): Plugin {
  return {
    name: "load-chunks",
    enforce: "pre",
    apply: "build",
    resolveId: {
      filter: { id: /^\0vite\/preload-helper/ },
      handler: (id) => (id === helper ? fileURLToPath(new URL("src/version/load-chunk.ts", import.meta.url)) : null),
    },
  };
}

/** The files of a chunk, with its own, which Vite leaves out where there are no others. */
export const modulePreload: ModulePreloadOptions = {
  polyfill: false,
  resolveDependencies: (chunk, files, { hostType }) => (hostType === "js" ? [...new Set([chunk, ...files])] : files),
};
