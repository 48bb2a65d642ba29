import { createServer } from "node:http";
import { LossWatch } from "@parley/server/loss-watch";
import { trivialAnswer } from "./answers.ts";

/** How long a client waits before it reconnects: as Parley spreads out 5,000 of them (apps/server/src/stream/reconnect-pace.ts). */
const retryMs = () => Math.round(500 + (Math.random() * 5_000 * 1_000) / 580);

/** Only if WATCH_LOSSES is set: to notice lost connections a few at a time, as Parley does. */
const lossWatch = process.env["WATCH_LOSSES"] ? new LossWatch() : undefined;

/** The lower bound for the cost of open streams, and of calls beside them: node:http with nothing behind it. */
const server = createServer((request, response) => {
  if (request.url === "/healthz") {
    response.end();
    return;
  }
  if (request.method === "POST") {
    request.resume().once("end", () => {
      response.writeHead(200, { "content-type": "application/json", "content-length": trivialAnswer.length });
      response.end(trivialAnswer);
    });
    return;
  }
  if (lossWatch) request.socket.once("close", lossWatch.add(request.socket));
  response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
  const missedNothing = request.headers["last-event-id"] !== undefined;
  const resync = missedNothing ? "" : 'data: {"type":"resync"}\nid: 5f0c1b225f0c-0\n\n';
  response.write(`retry: ${retryMs()}\nevent: connected\ndata: {}\n\nevent: ping\ndata:\n\n${resync}`);
});
server.listen(Number(process.env["PORT"]), "127.0.0.1");
process.once("SIGTERM", () => process.exit());
