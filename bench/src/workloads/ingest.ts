import { onEachDriver, type Workload } from "../workload.ts";

const targets = { postgres: { atLeast: 5_000 }, embedded: { atLeast: 2_000 } };

export const ingest: Workload = {
  name: "ingest",
  about: "pnpm ingest of 89,323 messages",
  how: "The whole command, including the start of its process, into an instance with one user, the owner.",
  run: (lab) =>
    onEachDriver(lab, async (driver) => {
      const { ingestedPerSecond: value } = await lab.archive(driver);
      return [{ what: `ingest (${driver})`, figures: [{ name: "rate", value, unit: "/s", target: targets[driver] }] }];
    }),
};
