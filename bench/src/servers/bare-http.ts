import { createServer } from "node:http";
import { trivialAnswer } from "./answers.ts";

/** The upper bound for node:http: reads the body and sends a fixed response. */
const server = createServer((request, response) => {
  request.resume().once("end", () => {
    response.writeHead(200, { "content-type": "application/json", "content-length": trivialAnswer.length });
    response.end(trivialAnswer);
  });
});
server.listen(Number(process.env["PORT"]), "127.0.0.1");
process.once("SIGTERM", () => process.exit());
