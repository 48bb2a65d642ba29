import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Model } from "../testing/model.ts";
import { anyStep, messageStep } from "../testing/model-commands.ts";
import type { ParleyEvent, Snapshot } from "../wire.ts";
import { reduce } from "./reduce.ts";
import { type ClientEvent, initialState, type ParleyState } from "./state.ts";

const applyAll = (state: ParleyState, events: readonly ClientEvent[]) =>
  events.reduce((before, event) => reduce(before, event, 0), state);

/** The state of a client that has just opened every chat. */
function openAll(model: Model): ParleyState {
  const begun = applyAll(initialState, [
    { type: "resync" },
    { type: "snapshot.asked" },
    { type: "snapshot.taken", snapshot: model.snapshot() },
  ]);
  return model.chatIds.reduce((state, chatId) => open(state, model, chatId), begun);
}

function open(state: ParleyState, model: Model, chatId: string): ParleyState {
  const page = model.page(chatId, {}, 5);
  const rev = state.snapshot?.chats.find(({ id }) => id === chatId)?.lastRev ?? 0;
  const { resyncs } = state.pending;
  return page
    ? reduce(state, { type: "timeline.opened", chatId, page: structuredClone(page), rev, resyncs }, 0)
    : state;
}

/** Does what the engine does for a state: fetches until nothing is needed. */
function fetchAll(state: ParleyState, model: Model): ParleyState {
  let whole = state;
  for (let round = 0; whole.needs.snapshot || whole.needs.changes.length > 0; round++) {
    if (round > 20) throw new Error(`never whole: ${JSON.stringify(whole.needs)}`);
    if (whole.needs.snapshot) {
      whole = applyAll(whole, [{ type: "snapshot.asked" }, { type: "snapshot.taken", snapshot: model.snapshot() }]);
    }
    for (const chatId of whole.needs.changes) {
      const timeline = whole.timelines[chatId];
      const answer = timeline && model.changes(chatId, timeline.rev, 10_000);
      const taken = answer && {
        messages: structuredClone(answer.messages),
        since: timeline.rev,
        upTo: answer.lastRev,
        resyncs: whole.pending.resyncs,
        authors: model.authors(chatId, { from: 0, to: Number.POSITIVE_INFINITY }),
      };
      whole = reduce(
        whole,
        taken ? { type: "changes.taken", chatId, ...taken } : { type: "timeline.closed", chatId },
        0,
      );
    }
  }
  return whole;
}

/** Checks that a state matches the server. */
function expectTruth(state: ParleyState, model: Model): void {
  expect(state.snapshot).toEqual(model.snapshot());
  expectTimelines(state, model);
}

function expectTimelines(state: ParleyState, model: Model): void {
  for (const [chatId, timeline] of Object.entries(state.timelines)) {
    const first = timeline.messages[0]?.seq ?? 1;
    const truth = model.page(chatId, { after: first - 1 }, 10_000);
    expect([chatId, timeline.messages]).toEqual([chatId, truth?.messages]);
    expect(timeline.newerCursor).toBeNull();
    expect(timeline.early).toEqual([]);
  }
}

function modelWith(chats: number): Model {
  const model = new Model();
  for (let n = 0; n < chats; n++) model.createChat(`chat ${n}`);
  model.events.length = 0;
  return model;
}

const steps = (step: typeof anyStep, maxLength = 60) => fc.array(step, { maxLength, size: "max" });

describe("for any sequence of changes", () => {
  test("a state that received every event matches the server, and needs a snapshot only after joining a group", () => {
    fc.assert(
      fc.property(steps(anyStep), (what) => {
        const model = modelWith(2);
        let state = openAll(model);
        for (const step of what) {
          const from = model.events.length;
          step(model);
          const news = model.events.slice(from);
          state = applyAll(state, news);
          expect(state.needs).toEqual({ snapshot: news.some(({ type }) => type === "member.joined"), changes: [] });
          state = fetchAll(state, model);
          for (const chatId of model.chatIds) if (!state.timelines[chatId]) state = open(state, model, chatId);
          expectTruth(state, model);
        }
      }),
    );
  });

  test("a repeated event returns the same object", () => {
    fc.assert(
      fc.property(steps(messageStep), fc.nat(), (what, chosen) => {
        const model = modelWith(2);
        let state = openAll(model);
        for (const step of what) {
          const from = model.events.length;
          step(model);
          state = applyAll(state, model.events.slice(from));
          const again = model.events[chosen % Math.max(model.events.length, 1)];
          if (again) expect(reduce(state, again, 0)).toBe(state);
        }
        expectTruth(state, model);
      }),
    );
  });

  test("message events in any order leave no gap, without a fetch", () => {
    fc.assert(
      fc.property(steps(messageStep), fc.array(fc.nat(100), { maxLength: 60, size: "max" }), (what, places) => {
        const model = modelWith(2);
        const before = openAll(model);
        for (const step of what) step(model);
        const order = model.events.map((event, index) => ({ event, place: places[index] ?? index }));
        const shuffled = order.sort((a, b) => a.place - b.place).map(({ event }) => event);
        const state = applyAll(before, shuffled);
        expect(state.needs).toEqual({ snapshot: false, changes: [] });
        expectTruth(state, model);
      }),
    );
  });

  test("lost message events are detected by the next one, and fetched", () => {
    fc.assert(
      fc.property(steps(messageStep), fc.array(fc.boolean(), { maxLength: 60, size: "max" }), (what, lost) => {
        const model = modelWith(1);
        const before = openAll(model);
        for (const step of what) step(model);
        const heard = model.events.filter((_event, index) => !lost[index]);
        model.send(model.chatIds[0] ?? "");
        const last = model.events.at(-1) as ParleyEvent;
        const state = fetchAll(applyAll(before, [...heard, last]), model);
        expectTimelines(state, model);
        const counters = (of: Snapshot | null) => of?.chats.map(({ lastSeq, lastRev }) => [lastSeq, lastRev]);
        expect(counters(state.snapshot)).toEqual(counters(model.snapshot()));
      }),
    );
  });

  test("a client that reconnects after missing anything matches the server after one snapshot", () => {
    fc.assert(
      fc.property(steps(anyStep), steps(anyStep), (heard, missed) => {
        const model = modelWith(2);
        const before = openAll(model);
        for (const step of heard) step(model);
        const state = fetchAll(applyAll(before, model.events), model);
        for (const step of missed) step(model);
        expectTruth(fetchAll(applyAll(state, [{ type: "resync" }]), model), model);
      }),
    );
  });

  test("events during a snapshot request are not lost, whenever the snapshot was taken", () => {
    const parts = fc.tuple(steps(anyStep, 20), steps(anyStep, 20), steps(anyStep, 20));
    fc.assert(
      fc.property(parts, ([first, second, third]) => {
        const model = modelWith(2);
        const run = (what: typeof first): ParleyEvent[] => {
          const from = model.events.length;
          for (const step of what) step(model);
          return model.events.slice(from);
        };
        let state = applyAll(openAll(model), [...run(first), { type: "resync" }, { type: "snapshot.asked" }]);
        state = applyAll(state, run(second));
        const snapshot: Snapshot = model.snapshot();
        state = applyAll(state, run(third));
        state = reduce(state, { type: "snapshot.taken", snapshot }, 0);
        expectTruth(fetchAll(state, model), model);
      }),
    );
  });
});
