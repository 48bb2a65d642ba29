import { type ChildProcess, fork } from "node:child_process";
import { constants, setPriority } from "node:os";
import { atExit } from "../lab/cleanup.ts";
import type { CrowdOptions } from "./stream-crowd.ts";
import type { Asked } from "./stream-generator.program.ts";

export interface Question {
  readonly number: number;
  readonly name: keyof Asked;
  readonly args: readonly unknown[];
}

export interface Answer {
  readonly number: number;
  readonly value?: unknown;
  readonly error?: string;
}

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/** The readers in their own process. Every call rejects once any reader has failed. */
export class StreamGenerator implements AsyncDisposable {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, Waiting>();
  readonly #ended: Promise<unknown>;
  #number = 0;

  private constructor() {
    const program = new URL("./stream-generator.program.ts", import.meta.url);
    this.#child = fork(program, {
      execArgv: ["--import", "tsx"],
      // Keeps Maps and typed arrays intact.
      serialization: "advanced",
    });
    const forget = atExit(() => this.#child.kill("SIGKILL"));
    this.#ended = new Promise((resolve) => this.#child.once("exit", resolve));
    this.#child.on("exit", (code) => {
      forget();
      for (const { reject } of this.#waiting.values()) reject(new Error(`The readers' process ended with ${code}.`));
    });
    this.#child.on("message", (answer: Answer) => this.#take(answer));
  }

  /** Readers that come back in their thousands let every other process go first, because people's machines would do that work. */
  static async start(options: CrowdOptions): Promise<StreamGenerator> {
    const generator = new StreamGenerator();
    const { pid } = generator.#child;
    if (options.comeBack && pid !== undefined) setPriority(pid, constants.priority.PRIORITY_LOW);
    await generator.ask("create", options);
    return generator;
  }

  ask<Name extends keyof Asked>(
    name: Name,
    ...args: Parameters<Asked[Name]>
  ): Promise<Awaited<ReturnType<Asked[Name]>>> {
    const question: Question = { number: ++this.#number, name, args };
    const answer = new Promise<unknown>((resolve, reject) => {
      this.#waiting.set(question.number, { resolve, reject });
      this.#child.send(question, (error) => {
        if (error) reject(error);
      });
    });
    // The program answers with what the function of this name returns.
    return answer as Promise<Awaited<ReturnType<Asked[Name]>>>;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#child.kill("SIGKILL");
    await this.#ended;
  }

  #take({ number, value, error }: Answer): void {
    const waiting = this.#waiting.get(number);
    this.#waiting.delete(number);
    if (error === undefined) waiting?.resolve(value);
    else waiting?.reject(new Error(error));
  }
}
