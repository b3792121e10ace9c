import { expect, test } from "vitest";
import { comboOf, comboWords } from "./combo.ts";

const press = (key: string, mods: Partial<Record<"ctrlKey" | "metaKey" | "altKey" | "shiftKey", boolean>> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...mods,
});

test("names presses", () => {
  expect(comboOf(press("j"))).toBe("j");
  expect(comboOf(press("J", { shiftKey: true }))).toBe("shift+j");
  expect(comboOf(press("?", { shiftKey: true }))).toBe("?");
  expect(comboOf(press("k", { metaKey: true }))).toBe("mod+k");
  expect(comboOf(press("Enter", { ctrlKey: true }))).toBe("mod+enter");
  expect(comboOf(press("ArrowDown", { shiftKey: true }))).toBe("shift+down");
});

test("shows keys as they are printed", () => {
  expect(comboWords("mod+enter", false)).toEqual(["Ctrl", "Enter"]);
  expect(comboWords("mod+k", true)).toEqual(["⌘", "K"]);
});
