import { useEffect } from "react";

/** Reports a child's value to its parent. */
export function useReport<Value>(value: Value, report: (value: Value) => void): void {
  useEffect(() => report(value), [value, report]);
}
