/** The server under test. Clients reach it through proxies, which look up its port for each connection. */
export interface Subject extends AsyncDisposable {
  readonly port: number;
  /** Kills it with SIGKILL. */
  kill(): Promise<void>;
  /** Restarts it on the same data. Resolves when it accepts requests. */
  start(): Promise<void>;
  /** Terminates the server's database connections. Undefined for the embedded database. @returns how many. */
  readonly cutDatabase?: () => Promise<number>;
  /** The end of its log. */
  logTail(): Promise<string>;
}
