import { type SaturationOptions, saturate } from "./saturation.ts";
import { type CrowdOptions, StreamCrowd } from "./stream-crowd.ts";
import type { Answer, Question } from "./stream-generator.ts";
import type { ReaderPlan } from "./stream-reader.ts";

/*
 * Runs the event stream readers in a process of their own, which stream-generator.ts starts and calls, so that they
 * delay
 * neither the server nor the senders.
 */
let crowd: StreamCrowd | undefined;

function current(): StreamCrowd {
  if (!crowd) throw new Error("No crowd was created.");
  return crowd;
}

const asked = {
  create: async (options: CrowdOptions) => {
    crowd = new StreamCrowd(options);
  },
  open: (plans: readonly ReaderPlan[]) => current().open(plans),
  begin: async () => current().begin(),
  report: async () => current().report(),
  settle: (revs: ReadonlyMap<string, number>, seconds: number) => current().settle(revs, seconds),
  close: async () => current().close(),
  untilPinged: () => current().untilPinged(),
  cutAll: async () => current().cutAll(),
  countCutOff: (seconds: number) => current().countCutOff(seconds),
  saturate: (options: SaturationOptions) => saturate(current(), options),
};

export type Asked = typeof asked;

async function answer({ number, name, args }: Question): Promise<Answer> {
  try {
    // The caller's types ensure that these arguments fit the function.
    const ask = asked[name] as (...args: readonly unknown[]) => Promise<unknown>;
    return { number, value: await ask(...args) };
  } catch (error) {
    return { number, error: error instanceof Error ? error.message : String(error) };
  }
}

process.on("message", (question: Question) => {
  void answer(question).then((answered) => process.send?.(answered));
});
process.once("disconnect", () => process.exit());
