import { credentialsFile, loadCredentials, saveCredentials } from "../access/credentials.ts";
import { explain } from "../access/explain.ts";
import { findSession } from "../access/server.ts";
import { signOut } from "../access/sign-out.ts";
import { defineCommand } from "../command.ts";

export const logout = defineCommand({
  call: "logout [--local]",
  summary: "ends the session, here and on the server",
  help: `  --local   only forgets the session here, for a server that is gone for good

If the server cannot be reached you stay signed in, so that no session is left open there.`,
  options: { local: { type: "boolean" } },
  words: [0, 0],
  async run(context, { local = false }) {
    const { url, token } = await findSession(context);
    if (!local) {
      await signOut({ url, token }).catch((error: unknown) => {
        throw explain(error, url);
      });
    }
    const file = credentialsFile(context.env);
    const { current, servers } = await loadCredentials(file);
    if (servers.get(url)?.token === token) {
      const others = new Map([...servers].filter(([address]) => address !== url));
      // `current` stays: otherwise the next command could go to another server by accident.
      await saveCredentials(file, { current, servers: others });
    }
    context.output.result({ url, signedOut: true }, [[`Signed out at ${url}.`]]);
  },
});
