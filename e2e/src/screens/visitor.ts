import { type APIRequestContext, request } from "@playwright/test";

/** A client without a browser, whose session a browser can take over. */
export class Visitor {
  readonly #calls: APIRequestContext;

  private constructor(calls: APIRequestContext) {
    this.#calls = calls;
  }

  static async arrive(baseURL: string): Promise<Visitor> {
    return new Visitor(await request.newContext({ baseURL, extraHTTPHeaders: { origin: baseURL } }));
  }

  async #post(path: string, data: unknown): Promise<unknown> {
    const answer = await this.#calls.post(path, { data: data as object });
    if (!answer.ok()) throw new Error(`${path} was answered ${answer.status()}: ${await answer.text()}`);
    return answer.json();
  }

  async signIn(account: { email: string; password: string }): Promise<void> {
    await this.#post("/api/auth/sign-in/email", account);
  }

  async signUp({ name, username }: { name: string; username: string }): Promise<void> {
    const account = { name, username, email: `${username}@screens.example`, password: `the password of ${username}` };
    await this.#post("/api/auth/sign-up/email", account);
  }

  /** Calls a mutation. The caller knows its output type. */
  async call<Answer = unknown>(procedure: string, input: object): Promise<Answer> {
    const answer = (await this.#post(`/trpc/${procedure}`, input)) as { result: { data: Answer } };
    return answer.result.data;
  }

  async ask<Answer>(procedure: string, input: object): Promise<Answer> {
    const answer = await this.#calls.get(`/trpc/${procedure}?input=${encodeURIComponent(JSON.stringify(input))}`);
    if (!answer.ok()) throw new Error(`${procedure} was answered ${answer.status()}: ${await answer.text()}`);
    return ((await answer.json()) as { result: { data: Answer } }).result.data;
  }

  /** The session, for `browser.newContext({ storageState })`. */
  session() {
    return this.#calls.storageState();
  }

  leave(): Promise<void> {
    return this.#calls.dispose();
  }
}
