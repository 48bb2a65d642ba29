import { openServices as openApi, type Services, unlimited } from "@parley/api";
import { type Config, parseConfig } from "../config.ts";
import { openDatabase } from "../open-database.ts";
import type { Environment } from "./command.ts";

interface OpenServices extends AsyncDisposable {
  readonly config: Config;
  readonly services: Services;
}

/**
 * What a job on the server's own database needs, with the same settings as the server. A server that runs meanwhile on
 * the same PostgreSQL does not hear the events of a job; its clients find the changes when they ask.
 *
 * @throws StartError or DatabaseStartError with a sentence for the operator; also when a running server holds DATA_DIR.
 */
export async function openServices(env: Environment): Promise<OpenServices> {
  const config = parseConfig(env);
  // The queries of a job fail by themselves when a connection breaks.
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
