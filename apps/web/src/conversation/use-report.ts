import { useEffect } from "react";

/** Tells a parent of a value that a child knows. */
export function useReport<Value>(value: Value, report: (value: Value) => void): void {
  useEffect(() => report(value), [value, report]);
}
