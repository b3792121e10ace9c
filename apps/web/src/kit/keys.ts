import { createSignal, onCleanup, onMount } from "solid-js";
import { comboOf } from "../lib/combo.ts";

export interface KeyBinding {
  /** Combos as of lib/combo: `j`, `mod+enter`. Several do the same. */
  keys: string[];
  /** What it does, for the help. */
  label: string;
  run: (event: KeyboardEvent) => void;
  /** Also while typing in a field. */
  whileTyping?: boolean;
  /** Also while a dialog is open. */
  everywhere?: boolean;
  when?: () => boolean;
}

interface Registered extends KeyBinding {
  layer: number;
  group: string;
}

const [bindings, setBindings] = createSignal<Registered[]>([]);
let layer = 0;

/** Bindings now in force by group, for the help. */
export function activeKeys(): { group: string; label: string; keys: string[] }[] {
  return bindings().map(({ group, label, keys }) => ({ group, label, keys }));
}

/** Registers keys for as long as the component lives. Later ones win. */
export function useKeys(group: string, list: KeyBinding[]): void {
  const mine = list.map((binding): Registered => ({ ...binding, group, layer }));
  onMount(() => setBindings((all) => [...all, ...mine]));
  onCleanup(() => setBindings((all) => all.filter((binding) => !mine.includes(binding))));
}

/** While the component lives, keys registered before it rest. For dialogs. */
export function useKeyLayer(): void {
  layer += 1;
  onCleanup(() => {
    layer -= 1;
  });
}

/** True when the press belongs to a field that takes text. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true;
  return (
    target instanceof HTMLInputElement &&
    !["checkbox", "radio", "button", "submit", "file", "range"].includes(target.type)
  );
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  const combo = comboOf(event);
  const typing = isTyping(event.target);
  const all = bindings();
  for (let i = all.length - 1; i >= 0; i -= 1) {
    const binding = all[i];
    if (!binding?.keys.includes(combo)) continue;
    if (binding.layer !== layer && !binding.everywhere) continue;
    if (typing && !binding.whileTyping) continue;
    if (binding.when && !binding.when()) continue;
    event.preventDefault();
    binding.run(event);
    return;
  }
}

/** Starts listening; called once, by the frame. */
export function listenForKeys(): void {
  document.addEventListener("keydown", onKeyDown);
  onCleanup(() => document.removeEventListener("keydown", onKeyDown));
}
