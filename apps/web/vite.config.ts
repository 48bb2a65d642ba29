import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { groups } from "./chunks.ts";
import { compileHint } from "./compile-hint.ts";
import { emojiTables } from "./emoji.ts";
import { ownIcons } from "./icons.ts";
import { dropUnusedRules, entitiesShim, parserShims } from "./markdown-parser.ts";
import { loadChunks, modulePreload } from "./preload.ts";

const target = `http://localhost:${process.env["PORT"] ?? "3000"}`;

/** To the server, which takes changes only from its own origin: here the page's origin is this one of Vite. */
const server = { target, headers: { origin: process.env["PUBLIC_URL"] ?? target } };

const alias = [
  entitiesShim,
  ...parserShims,
  // For React before version 18.
  { find: /^use-sync-external-store\/shim$/, replacement: "react" },
];

export default defineConfig({
  resolve: { alias },
  worker: { format: "es" },
  plugins: [react(), tailwindcss(), ownIcons(), dropUnusedRules(), emojiTables(), compileHint(), loadChunks()],
  build: {
    // The first versions with light-dark(), on which the themes stand.
    target: ["chrome123", "edge123", "firefox121", "safari17.5"],
    // The content security policy allows no data: URLs for fonts and scripts.
    assetsInlineLimit: 0,
    modulePreload,
    // Says which files belong together. The budget for the first screen is checked with it.
    manifest: true,
    rolldownOptions: {
      // It does not say so itself, so that links which nobody uses would be bundled.
      treeshake: { moduleSideEffects: [{ test: /\/@trpc\/client\//, sideEffects: false }] },
      output: { codeSplitting: { groups } },
    },
  },
  server: {
    port: 5173,
    strictPort: true,
    proxy: { "/trpc": server, "/api": server },
  },
});
