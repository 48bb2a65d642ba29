import { type Browser, chromium } from "@playwright/test";
import { browserArgs, findBrowser } from "./browser.ts";

/** A browser of its own that can be suspended, as a laptop suspends it when its lid is closed. */
interface Laptop extends AsyncDisposable {
  readonly browser: Browser;
  /** Stops all processes of the browser. Until it is woken, every call to the browser waits. */
  suspend(): void;
  wake(): void;
}

export async function openLaptop(): Promise<Laptop> {
  const server = await chromium.launchServer({ executablePath: findBrowser(), args: browserArgs });
  const { pid } = server.process();
  if (pid === undefined) throw new Error("The browser has no process.");
  // Playwright gives each browser a process group, which its renderers and its network process belong to.
  const signal = (name: NodeJS.Signals) => void process.kill(-pid, name);
  return {
    browser: await chromium.connect(server.wsEndpoint()),
    suspend: () => signal("SIGSTOP"),
    wake: () => signal("SIGCONT"),
    [Symbol.asyncDispose]: () => server.close(),
  };
}
