import { openServices as openApi, type Services, unlimited } from "@parley/api";
import { type Config, parseConfig } from "../config.ts";
import { openDatabase } from "../open-database.ts";
import type { Environment } from "./command.ts";

interface OpenServices extends AsyncDisposable {
  readonly config: Config;
  readonly services: Services;
}

/**
 * The services for a job on the server's own database, with the same settings as the server. A server that runs on the same
 * PostgreSQL at the same time does not receive the job's events; its clients find the changes when they next catch up.
 *
 * @throws StartError or DatabaseStartError with a sentence for the operator; also when a running server holds DATA_DIR.
 */
export async function openServices(env: Environment): Promise<OpenServices> {
  const config = parseConfig(env);
  // Without onError: when a connection breaks, the job's queries fail anyway.
  const database = await openDatabase(config);
  const onError = (error: unknown) => {
    throw error;
  };
  const services = openApi({ db: database.db, limiter: unlimited, publicUrl: config.publicUrl, onError });
  return {
    config,
    services,
    async [Symbol.asyncDispose]() {
      services.close();
      await database.close();
    },
  };
}
