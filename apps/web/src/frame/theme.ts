import { createSignal } from "solid-js";

export type Theme = "system" | "light" | "dark";

const KEY = "banksia.theme";

function stored(): Theme {
  const theme = document.documentElement.dataset["theme"];
  return theme === "light" || theme === "dark" ? theme : "system";
}

const [theme, setTheme] = createSignal<Theme>(stored());

/** Light, dark, or whatever the system says. */
export const currentTheme = theme;

/** Applies and remembers a theme in this browser. */
export function chooseTheme(next: Theme): void {
  setTheme(next);
  if (next === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = next;
  try {
    if (next === "system") localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, next);
  } catch {
    // Storage refused: it lasts as long as the page.
  }
}
