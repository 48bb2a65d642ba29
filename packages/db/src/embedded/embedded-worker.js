// Starts the thread when Parley runs from source. In the bundle, `worker.ts` itself has this file's name.
// Plain JavaScript, because Node 20 gives a thread neither the main thread's loader nor one named by `--import`.
import { register } from "tsx/esm/api";

register();
await import("./worker.ts");
