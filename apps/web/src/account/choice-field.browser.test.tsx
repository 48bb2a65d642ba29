import "../styles.css";
import { createRoot } from "react-dom/client";
import { expect, test } from "vitest";
import { page } from "vitest/browser";
import { ChoiceField } from "./choice-field.tsx";

test("choices are equally wide, however much they say", async () => {
  const box = document.createElement("div");
  document.body.append(box);
  const root = createRoot(box);
  const options = [
    { value: "keep", label: "Keep", hint: "Others can still read them." },
    { value: "erase", label: "Erase", hint: "All of them are erased, in every group. This may take a few minutes." },
  ];
  root.render(<ChoiceField label="Messages" name="messages" options={options} chosen="keep" onChoose={() => {}} />);
  await expect.element(page.getByRole("radio", { name: /Keep/ })).toBeVisible();
  const [keep, erase] = [...box.querySelectorAll("label")].map((card) => card.getBoundingClientRect());
  expect(keep?.top).toBe(erase?.top);
  expect(keep?.width).toBeCloseTo(erase?.width ?? Number.NaN, 0);
  root.unmount();
});
