/** The server that is put to the test. Clients find it through proxies, which ask for its port each time. */
export interface Subject extends AsyncDisposable {
  readonly port: number;
  /** Ends it at once, in the middle of whatever it does. */
  kill(): Promise<void>;
  /** Starts it again, on what it left. Resolves when it takes requests. */
  start(): Promise<void>;
  /** Ends the connections to its database under it. Undefined where the database is inside of it. @returns how many */
  readonly cutDatabase?: () => Promise<number>;
  /** The last lines of its log. */
  logTail(): Promise<string>;
}
