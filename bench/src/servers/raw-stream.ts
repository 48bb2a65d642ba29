import { createServer } from "node:http";
import type { Socket } from "node:net";
import { fanOutEvent } from "./fan-out-event.ts";
import { takeOrders } from "./orders.ts";

/**
 * The upper bound for fan-out from one Node process: each event is serialised and framed once, and the same bytes are
 * written to every socket. Has no access control and does not handle slow readers.
 */
const sockets = new Set<Socket>();
const server = createServer((request, response) => {
  if (request.url === "/healthz") {
    response.end();
    return;
  }
  response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" }).flushHeaders();
  const { socket } = response;
  if (!socket) return;
  socket.write(chunk('event: connected\ndata: {}\n\ndata: {"type":"resync"}\nid: 5f0c1b225f0c-0\n\n'));
  sockets.add(socket);
  socket.once("close", () => sockets.delete(socket));
});

function chunk(text: string): Buffer {
  return Buffer.from(`${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`);
}

takeOrders((number) => {
  const bytes = chunk(`data: ${JSON.stringify(fanOutEvent(number))}\nid: 5f0c1b225f0c-${number}\n\n`);
  for (const socket of sockets) socket.write(bytes);
});
server.listen(Number(process.env["PORT"]), "127.0.0.1");
process.once("SIGTERM", () => process.exit());
