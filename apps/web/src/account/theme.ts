import { useState } from "react";
import { pageStorage } from "../page-storage.ts";

/** The same key as in public/theme.js, which applies the choice before the first paint. */
const key = "parley.theme";

export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

const isTheme = (value: unknown): value is Theme => themes.some((theme) => theme === value);

function readTheme(): Theme {
  const shown = document.documentElement.dataset["theme"];
  return isTheme(shown) ? shown : "system";
}

function applyTheme(theme: Theme): void {
  if (theme === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = theme;
  if (theme === "system") pageStorage.removeItem(key);
  else pageStorage.setItem(key, theme);
}

/** The theme of this browser, and a function to change it. */
export function useTheme() {
  const [theme, setTheme] = useState(readTheme);
  const choose = (chosen: Theme) => {
    applyTheme(chosen);
    setTheme(chosen);
  };
  return [theme, choose] as const;
}
