import { setTimeout as sleep } from "node:timers/promises";
import { v7 as uuidv7 } from "uuid";
import type { History } from "../history/history.ts";
import type { Random } from "../random.ts";
import type { Scene } from "../scene.ts";
import type { Subject } from "./subject.ts";
import type { TcpProxy } from "./tcp-proxy.ts";

/** What faults act on. */
export interface Stage {
  readonly subject: Subject;
  readonly history: History;
  readonly scene: Scene;
  readonly random: Random;
  readonly proxies: readonly TcpProxy[];
  /** How many long messages to send to a client that does not read. */
  readonly flood: number;
}

export type TroubleName = "kill" | "cut" | "database" | "stall" | "clock";

export const troubles: { readonly [T in TroubleName]: (stage: Stage) => Promise<void> } = {
  /** kill -9 under load: usually at the very moment at which a response arrives, sometimes at any other. */
  async kill({ subject, history, random }) {
    const kill = () => {
      history.fault("the server is killed");
      return subject.kill();
    };
    if (random.chance(0.7)) {
      await new Promise<void>((resolve, reject) => {
        history.onAnswer(random.between(1, 5), () => void kill().then(resolve, reject));
      });
    } else await kill();
    await subject.start();
    history.fault("the server is there again");
  },

  async cut({ history, proxies }) {
    history.fault("all connections are cut");
    for (const proxy of proxies) proxy.cutAll();
  },

  async database({ subject, history }) {
    const count = await subject.cutDatabase?.();
    if (count !== undefined) history.fault(`${count} connections to the database are ended`);
  },

  /** One client stops reading while it is sent more than the buffers in between can hold. */
  async stall({ scene, history, random, flood }) {
    const { gus, ada, chatIds } = scene;
    history.fault("gus stops reading");
    gus.stopReading();
    for (let count = 1; count <= flood; count++) {
      const id = uuidv7({ msecs: Date.now(), random: random.bytes(16) });
      // Four bytes per character, close to the maximum length of a message.
      const text = `${id} ${"🌊".repeat(9_900)}`;
      await ada.caller.call("messages.send", { chatId: chatIds.den, id, text });
    }
    await sleep(random.between(200, 1_000));
    history.fault("gus reads again");
    gus.readAgain();
  },

  async clock({ scene, history, random }) {
    history.fault("the clock of a writer is set back by an hour");
    random.pick(scene.writers).clock.setBack(3_600_000);
  },
};
