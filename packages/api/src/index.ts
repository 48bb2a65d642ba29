export type { Actor, Context, Services } from "./context.ts";
export { describeError, ParleyError } from "./errors.ts";
export { createInProcessBus, type EventBus } from "./events/bus.ts";
export type { Emitted, ParleyEvent, Topic } from "./events/events.ts";
export { createRateLimiter, type RateLimiter, unlimited } from "./rate-limiter.ts";
export { type AppRouter, appRouter, createCaller } from "./router.ts";
