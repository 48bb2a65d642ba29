import { useState } from "react";
import { pageStorage } from "../page-storage.ts";

/** The same key as in public/theme.js, which applies the choice before the first paint. */
const key = "parley.density";

export const densities = ["comfortable", "compact"] as const;
export type Density = (typeof densities)[number];

const readDensity = (): Density =>
  document.documentElement.dataset["density"] === "compact" ? "compact" : "comfortable";

function applyDensity(density: Density): void {
  if (density === "comfortable") delete document.documentElement.dataset["density"];
  else document.documentElement.dataset["density"] = density;
  if (density === "comfortable") pageStorage.removeItem(key);
  else pageStorage.setItem(key, density);
}

/** The message density of this browser, and a function to change it. */
export function useDensity() {
  const [density, setDensity] = useState(readDensity);
  const choose = (chosen: Density) => {
    applyDensity(chosen);
    setDensity(chosen);
  };
  return [density, choose] as const;
}
