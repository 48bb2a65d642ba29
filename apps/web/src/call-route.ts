import { askRoute } from "@parley/client";
import { tellSignedOut } from "./query-client.ts";
import { access } from "./trpc.ts";
import { refusalOf, UnreachableError } from "./words/errors.ts";

/**
 * Calls a route outside tRPC that answers with JSON.
 *
 * @throws RefusalError with the server's message; UnreachableError when there is no whole answer in time.
 */
export async function callRoute<Answer>(path: string, init?: Parameters<typeof askRoute>[2]): Promise<Answer> {
  const unreachable = () => {
    throw new UnreachableError();
  };
  const response = await askRoute(access, path, init).catch(unreachable);
  // What is not JSON comes from something else, like a proxy. Anything else means that the answer broke off.
  const answer: unknown = await response.json().catch((error) => (error instanceof SyntaxError ? null : unreachable()));
  if (response.ok) return answer as Answer;
  const refusal = refusalOf(answer);
  if (refusal.code === "SIGNED_OUT") tellSignedOut();
  throw refusal;
}
