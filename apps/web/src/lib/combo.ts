/** Key presses as short names: `j`, `shift+x`, `mod+enter` (mod is Ctrl, or Cmd on a Mac). */

export interface Press {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

const NAMES: Record<string, string> = {
  " ": "space",
  ArrowDown: "down",
  ArrowUp: "up",
  ArrowLeft: "left",
  ArrowRight: "right",
  Escape: "escape",
  Enter: "enter",
};

/** The short name of a key press. Shift is named only with keys that it does not change (letters, arrows, Enter). */
export function comboOf(press: Press): string {
  const key = NAMES[press.key] ?? press.key.toLowerCase();
  const parts: string[] = [];
  if (press.ctrlKey || press.metaKey) parts.push("mod");
  if (press.altKey) parts.push("alt");
  if (press.shiftKey && (key.length > 1 || /[a-z]/.test(key))) parts.push("shift");
  return [...parts, key].join("+");
}

const SHOWN: Record<string, string> = {
  escape: "Esc",
  enter: "Enter",
  space: "Space",
  down: "↓",
  up: "↑",
  left: "←",
  right: "→",
  shift: "Shift",
  alt: "Alt",
};

/** The keys of a combo as people read them on their keyboard. */
export function comboWords(combo: string, mac: boolean): string[] {
  return combo.split("+").map((part) => {
    if (part === "mod") return mac ? "⌘" : "Ctrl";
    return SHOWN[part] ?? (part.length === 1 ? part.toUpperCase() : part);
  });
}
