/** How long a test waits for what must come. It costs nothing where it comes, and the machine may be slow or have other work. */
export const patience = { testTimeout: 120_000, hookTimeout: 120_000, expect: { poll: { timeout: 20_000 } } };
