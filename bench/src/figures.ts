import type { Histogram } from "./load/histogram.ts";

export type Unit = "µs" | "ms" | "s" | "/s" | "×" | "KB" | "MB" | "rows" | "score";

/** The budget of a figure. */
export type Target = { readonly atMost: number } | { readonly atLeast: number };

export interface Figure {
  /** A column of the table: "p99", "rate". */
  readonly name: string;
  readonly value: number;
  readonly unit: Unit;
  readonly target?: Target;
}

/** One thing that was measured. */
export interface Row {
  readonly what: string;
  readonly figures: readonly Figure[];
  /** A caveat that a reader needs to interpret the row. */
  readonly note?: string;
}

export type Verdict = "ok" | "missed";

export function verdictOn({ value, target }: Figure): Verdict | undefined {
  if (!target) return undefined;
  return ("atMost" in target ? value <= target.atMost : value >= target.atLeast) ? "ok" : "missed";
}

/** The standard latency columns, in milliseconds. */
export function percentiles(latencies: Histogram, targets: { readonly p99?: Target } = {}): Figure[] {
  const at = (percent: number) => latencies.percentile(percent) / 1000;
  return [
    { name: "p50", value: at(50), unit: "ms" },
    { name: "p95", value: at(95), unit: "ms" },
    { name: "p99", value: at(99), unit: "ms", ...(targets.p99 ? { target: targets.p99 } : {}) },
    { name: "max", value: latencies.max / 1000, unit: "ms" },
  ];
}
