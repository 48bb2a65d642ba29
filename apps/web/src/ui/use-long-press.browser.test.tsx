import { createRoot } from "react-dom/client";
import { expect, it, vi } from "vitest";
import { useLongPress } from "./use-long-press.ts";

function Pressed({ act }: { act: () => void }) {
  return <p {...useLongPress(act)}>Rest on this</p>;
}

it("clicks nothing that opened under the finger when it lifts, but the next press counts", async () => {
  const box = document.createElement("div");
  document.body.append(box);
  const root = createRoot(box);
  const [act, choose] = [vi.fn(), vi.fn()];
  root.render(
    <>
      <Pressed act={act} />
      <button type="button" onClick={choose}>
        Under it
      </button>
    </>,
  );
  await vi.waitFor(() => expect(box.querySelector("p")).not.toBeNull());
  const touch = (name: string, on: string) =>
    box
      .querySelector(on)
      ?.dispatchEvent(new PointerEvent(name, { bubbles: true, pointerType: "touch", isPrimary: true, detail: 1 }));

  touch("pointerdown", "p");
  await vi.waitFor(() => expect(act).toHaveBeenCalledOnce());
  touch("pointerup", "p");
  touch("click", "button");
  expect(choose).not.toHaveBeenCalled();

  touch("pointerdown", "button");
  touch("pointerup", "button");
  touch("click", "button");
  expect(choose).toHaveBeenCalledOnce();
  root.unmount();
  box.remove();
});
