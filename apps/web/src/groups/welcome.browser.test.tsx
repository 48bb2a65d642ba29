import { exampleGroup, exampleSnapshot } from "@parley/client/testing/examples";
import { createRoot } from "react-dom/client";
import { afterEach, expect, test } from "vitest";
import { page as screen } from "vitest/browser";
import { queryClient } from "../query-client.ts";
import { ServerData } from "../server-data.tsx";
import { utils } from "../trpc.ts";
import Welcome from "./welcome.tsx";

const scene = document.createElement("div");
document.body.append(scene);
const root = createRoot(scene);

afterEach(() => {
  root.unmount();
  queryClient.clear();
});

test("the page welcomes a new person also while the group that they have created opens", async () => {
  const snapshot = exampleSnapshot();
  utils.sync.snapshot.setData(undefined, { ...snapshot, groups: [] });
  root.render(
    <ServerData>
      <Welcome />
    </ServerData>,
  );
  const heading = screen.getByRole("heading", { level: 1 });
  await expect.element(heading).toBeVisible();
  const welcomed = heading.element().textContent;
  utils.sync.snapshot.setData(undefined, { ...snapshot, groups: [exampleGroup("harbour")] });
  await new Promise((resolve) => requestAnimationFrame(resolve));
  await new Promise((resolve) => requestAnimationFrame(resolve));
  expect(heading.element().textContent).toBe(welcomed);
});
