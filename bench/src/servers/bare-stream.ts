import { createServer } from "node:http";

/** The lower bound for the cost of an open stream: node:http with nothing behind it. */
const server = createServer((request, response) => {
  if (request.url === "/healthz") {
    response.end();
    return;
  }
  response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
  response.write('event: connected\ndata: {}\n\ndata: {"type":"resync"}\nid: 5f0c1b225f0c-0\n\n');
});
server.listen(Number(process.env["PORT"]), "127.0.0.1");
process.once("SIGTERM", () => process.exit());
