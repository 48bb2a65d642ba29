import { Generator, getConfig } from "@tanstack/router-generator";

// Writes src/routeTree.gen.ts, as Vite's plugin does: the type checker needs it where Vite has not run yet.
// Not in TypeScript, because loading what compiles it takes as long as this.
const root = import.meta.dirname;
await new Generator({ root, config: getConfig({}, root) }).run();
