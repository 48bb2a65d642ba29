// @ts-check
import { parentPort, workerData } from "node:worker_threads";
import { PGlite } from "@electric-sql/pglite";

/*
 * The thread in which the embedded database lives, so that a slow query never stops the server's event loop.
 * It speaks PostgreSQL's wire protocol: bytes in, bytes out, one message after another.
 *
 * Plain JavaScript, because Node 20 starts no thread from TypeScript; the types are checked all the same.
 */

/** @typedef {import("./embedded-process.ts").WorkerOrder} WorkerOrder */
/** @typedef {import("./embedded-process.ts").WorkerAnswer} WorkerAnswer */

if (!parentPort) throw new Error("embedded-worker.js runs in a worker thread");
const port = parentPort;

/** @type {(answer: WorkerAnswer, transfer?: ArrayBuffer[]) => void} */
const answer = (message, transfer = []) => port.postMessage(message, transfer);

/** @type {{ dataDir: string }} */
const { dataDir } = workerData;
const database = await PGlite.create({ dataDir });

port.on("message", async (/** @type {WorkerOrder} */ order) => {
  if (order.type === "close") {
    await database.close();
    port.close();
    return;
  }
  try {
    // The answer lies in memory that the next query overwrites, so it travels as a copy of its own.
    const bytes = Uint8Array.from(await database.execProtocolRaw(order.bytes));
    answer({ type: "result", bytes }, [bytes.buffer]);
  } catch (error) {
    answer({ type: "failure", message: error instanceof Error ? error.message : String(error) });
  }
});

answer({ type: "ready" });
