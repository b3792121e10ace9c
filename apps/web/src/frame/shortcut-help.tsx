import { createMemo, createSignal, For, type JSX } from "solid-js";
import { Dialog } from "../kit/dialog.tsx";
import { activeKeys, useKeys } from "../kit/keys.ts";
import { comboWords } from "../lib/combo.ts";

const [open, setOpen] = createSignal(false);

export function showShortcuts(): void {
  setOpen(true);
}

const MAC = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** The keys of a combo as they are printed. */
export function Keys(props: { combo: string }): JSX.Element {
  return (
    <span class="keys">
      <For each={comboWords(props.combo, MAC)}>{(key) => <kbd>{key}</kbd>}</For>
    </span>
  );
}

/** `?` shows every key that works on the page. */
export function ShortcutHelp(): JSX.Element {
  useKeys("Everywhere", [{ keys: ["?"], label: "Show all keys", run: () => setOpen(true) }]);
  const groups = createMemo(() => {
    if (!open()) return [];
    const byGroup = new Map<string, { label: string; keys: string[] }[]>();
    for (const { group, label, keys } of activeKeys()) {
      const list = byGroup.get(group) ?? [];
      if (!list.some((one) => one.label === label)) list.push({ label, keys });
      byGroup.set(group, list);
    }
    const list = byGroup.get("List");
    if (list)
      list.push(
        { label: "Move in the list that has the focus", keys: ["up", "down"] },
        { label: "Extend the selection", keys: ["shift+down"] },
        { label: "Copy the selected rows", keys: ["mod+c"] },
      );
    return [...byGroup];
  });
  return (
    <Dialog open={open()} onClose={() => setOpen(false)} title="Keys" wide>
      <div class="shortcut-groups">
        <For each={groups()}>
          {([group, keys]) => (
            <section>
              <h3>{group}</h3>
              <dl class="shortcut-list">
                <For each={keys}>
                  {(one) => (
                    <div>
                      <dt>{one.label}</dt>
                      <dd>
                        <For each={one.keys}>{(combo) => <Keys combo={combo} />}</For>
                      </dd>
                    </div>
                  )}
                </For>
              </dl>
            </section>
          )}
        </For>
      </div>
    </Dialog>
  );
}
