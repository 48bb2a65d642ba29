import { expect, it } from "vitest";
import { address } from "./address.ts";
import { layout, page } from "./route.ts";

const view = async () => ({ default: () => null });

it("gives one component to all who ask for it, also at the same time", async () => {
  const [part] = layout({ load: () => ({}), view });
  const asked = await Promise.all([part?.view(), part?.view()]);
  expect(asked[0]).toBeDefined();
  expect(new Set([...asked, await part?.view()]).size).toBe(1);
});

it("takes only layouts and guards that ask for nothing but what the address says", () => {
  const lobby = address("/lobby");
  const room = address("/rooms/:roomId", { to: () => undefined });
  const around = layout({ load: ({ roomId }: { roomId: string }) => ({ roomId }), view });
  const guard = ({ roomId }: { roomId: string }) => (roomId === "" ? lobby() : undefined);
  page(room, { within: around, guard, view });
  // @ts-expect-error: it needs a room.
  page(lobby, { within: around, view });
  // @ts-expect-error: it needs a room.
  page(lobby, { guard, view });
});
