import { useState } from "react";

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
  try {
    if (theme === "system") localStorage.removeItem(key);
    else localStorage.setItem(key, theme);
  } catch {
    // It holds until the page is left.
  }
}

/** The theme of this browser, and how to choose another. */
export function useTheme() {
  const [theme, setTheme] = useState(readTheme);
  const choose = (chosen: Theme) => {
    applyTheme(chosen);
    setTheme(chosen);
  };
  return [theme, choose] as const;
}
