import { createServer } from "node:net";

/**
 * Publishes events 1, 2, 3 … up to the last number that load/saturation.ts has ordered. One per turn of the event loop,
 * because the comparison is about the cost of one event, not about batching.
 */
export function takeOrders(publish: (number: number) => void): void {
  let published = 0;
  let ordered = 0;
  let busy = false;
  const work = () => {
    busy = published < ordered;
    if (!busy) return;
    publish(++published);
    setImmediate(work);
  };
  const server = createServer((socket) => {
    let line = "";
    socket.on("error", () => {});
    socket.setEncoding("latin1").on("data", (text: string) => {
      const lines = (line + text).split("\n");
      line = lines.pop() ?? "";
      ordered = Math.max(ordered, ...lines.map(Number));
      if (!busy) work();
    });
  });
  server.listen(Number(process.env["CONTROL_PORT"]), "127.0.0.1");
}
