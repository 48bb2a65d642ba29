import type { MessagePort } from "node:worker_threads";
import type { PGlite } from "@electric-sql/pglite";

/** Answers are sent in pieces of this size, so that the reader is never busy with one of them for long. */
const pieceBytes = 64 * 1024;

/**
 * Serves PostgreSQL's wire protocol on message ports. PGlite has one session, so only the newest port is served; anything
 * the previous one left behind (a transaction, settings, prepared statements) is cleared first.
 */
export function createSessions(pglite: PGlite): (port: MessagePort) => void {
  let current: MessagePort | undefined;

  return (port) => {
    current = port;
    for (const bytes of [
      sync,
      query("rollback"),
      query("discard all"),
      query("set plan_cache_mode = force_generic_plan"),
    ])
      execute(pglite, bytes, () => {});

    port.on("message", (bytes: Uint8Array) => {
      if (port !== current) return;
      execute(pglite, bytes, (answer) => port.postMessage(answer, [answer.buffer]));
    });
  };
}

/** Runs the query before it returns. Database errors are answers like any other; a rejection is a bug. */
function execute(pglite: PGlite, bytes: Uint8Array, onAnswer: (piece: Uint8Array<ArrayBuffer>) => void): void {
  let chunks: Uint8Array[] = [];
  let length = 0;
  const send = () => {
    if (length === 0) return;
    const piece = new Uint8Array(length);
    let offset = 0;
    for (const chunk of chunks) {
      piece.set(chunk, offset);
      offset += chunk.length;
    }
    chunks = [];
    length = 0;
    onAnswer(piece);
  };
  // The plain `execProtocolRaw` would keep every answer in memory.
  void pglite.execProtocolRawStream(bytes, {
    // Node's file system is written through at once; there is nothing to sync.
    syncToFs: false,
    onRawData: (chunk) => {
      chunks.push(chunk.slice());
      length += chunk.length;
      if (length >= pieceBytes) send();
    },
  });
  send();
}

const sync = new Uint8Array([0x53, 0, 0, 0, 4]);

function query(text: string): Uint8Array {
  const bytes = Buffer.from(`Q0000${text}\0`, "latin1");
  bytes.writeInt32BE(bytes.length - 1, 1);
  return new Uint8Array(bytes);
}
