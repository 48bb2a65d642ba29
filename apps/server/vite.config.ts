import { readFileSync } from "node:fs";
import { defineConfig } from "vite";

const { dependencies } = JSON.parse(readFileSync(new URL("package.json", import.meta.url), "utf8"));
const own = (name: string) => name.startsWith("@parley/");

/**
 * One folder that runs with plain Node: our own packages and what only they need are bundled, what this package names
 * as a dependency stays in node_modules.
 */
export default defineConfig({
  ssr: {
    noExternal: true,
    external: Object.keys(dependencies).filter((name) => !own(name)),
  },
  build: {
    ssr: true,
    target: "node20",
    rolldownOptions: {
      // The thread of the embedded database is a file of its own, which is looked for beside the bundle.
      input: { main: "src/main.ts", "embedded-worker": "@parley/db/embedded-worker" },
      output: { entryFileNames: "[name].js", chunkFileNames: "[name].js" },
    },
  },
});
