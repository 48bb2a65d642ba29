import { createFetch } from "./fetch.ts";

/** Ends a session on its server, if it has not ended already. @throws a TypeError when the server cannot be reached. */
export async function signOut({ url, token }: { readonly url: string; readonly token: string }): Promise<void> {
  const response = await createFetch()(`${url}/api/auth/sign-out`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
    body: "{}",
    signal: AbortSignal.timeout(10_000),
  });
  await response.body?.cancel();
  if (!response.ok && response.status !== 401) throw new TypeError("fetch failed");
}
