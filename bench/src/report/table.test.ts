import { expect, test } from "vitest";
import { formatTable } from "./table.ts";

test("a table has a column for each figure, and says whether each target was met", () => {
  const table = formatTable([
    {
      what: "ours",
      figures: [
        { name: "rate", value: 31_234.5, unit: "/s", target: { atLeast: 5_000 } },
        { name: "p99", value: 18.26, unit: "ms", target: { atMost: 15 } },
      ],
      note: "with all that it does",
    },
    { what: "start", figures: [{ name: "slowest", value: 0.8, unit: "s" }] },
  ]);
  expect(table.split("\n")).toEqual([
    "             rate      p99  slowest  target",
    "  ours   31,235/s  18.3 ms           rate ≥ 5,000/s ok, p99 ≤ 15 ms missed",
    "  start                      0.80 s",
    "  ours: with all that it does",
  ]);
});
