import type { AppRouter } from "@parley/api";
import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";
import type { RunningServer } from "./servers.ts";

type Inputs = inferRouterInputs<AppRouter>;
type Outputs = inferRouterOutputs<AppRouter>;

/** A person with an account, whose session survives a restart of the server. */
export interface Person {
  readonly username: string;
  readonly token: string;
}

export async function signUp(server: RunningServer, username: string): Promise<Person> {
  const email = `${username}@parley.example`;
  const body = { name: username, username, email, password: `the words of ${username}` };
  const { token } = (await post(server, "/api/auth/sign-up/email", { body })) as { token: string };
  return { username, token };
}

type Feature = keyof Inputs;
type Name<F extends Feature> = keyof Inputs[F] & keyof Outputs[F] & string;

/** Calls a mutation during set-up. Measured requests go through src/load instead. */
export async function mutate<F extends Feature, N extends Name<F>>(
  server: RunningServer,
  person: Person,
  [feature, name, input]: [feature: F, name: N, input: Inputs[F][N]],
): Promise<Outputs[F][N]> {
  const path = `/trpc/${feature}.${name}`;
  const answer = (await post(server, path, { body: input, token: person.token })) as {
    result: { data: Outputs[F][N] };
  };
  return answer.result.data;
}

export async function getSnapshot(server: RunningServer, person: Person): Promise<Outputs["sync"]["snapshot"]> {
  const headers = { authorization: `Bearer ${person.token}` };
  const answer = await fetch(`${server.url}/trpc/sync.snapshot`, { headers, signal: AbortSignal.timeout(10_000) });
  const { result } = (await answer.json()) as { result: { data: Outputs["sync"]["snapshot"] } };
  return result.data;
}

async function post(server: RunningServer, path: string, sent: { body: unknown; token?: string }): Promise<unknown> {
  const answer = await fetch(`${server.url}${path}`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...(sent.token ? { authorization: `Bearer ${sent.token}` } : {}),
    },
    body: JSON.stringify(sent.body),
    signal: AbortSignal.timeout(10_000),
  });
  if (!answer.ok) throw new Error(`${path} was answered with ${answer.status}: ${await answer.text()}`);
  return answer.json();
}
