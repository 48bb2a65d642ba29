import type { Recorded } from "../history/history.ts";
import { findLost } from "./acknowledged.ts";
import { findBadDeliveries } from "./deliveries.ts";
import { findEarlyAnswers } from "./early-answers.ts";
import { Evidence } from "./evidence.ts";
import { findStale } from "./fed-state.ts";
import { findBadFollowing } from "./followed.ts";
import { findHeardAfterRevocation } from "./heard-after-revocation.ts";
import { findBadNumbers } from "./numbers.ts";
import { findDoubled } from "./once.ts";
import type { Violation } from "./violation.ts";

/** Every promise that the recorded history and final state show to be broken. A pure function. */
export function check(recorded: Recorded): Violation[] {
  const evidence = new Evidence(recorded);
  return [
    ...findLost(evidence),
    ...findEarlyAnswers(evidence),
    ...findDoubled(evidence),
    ...findBadNumbers(evidence),
    ...findBadDeliveries(evidence),
    ...findBadFollowing(evidence),
    ...findHeardAfterRevocation(evidence),
    ...findStale(evidence),
  ].sort((a, b) => (a.promise < b.promise ? -1 : a.promise > b.promise ? 1 : 0));
}
