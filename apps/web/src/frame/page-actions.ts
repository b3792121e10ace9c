import { createSignal, onCleanup } from "solid-js";
import type { Action } from "./actions.ts";

const [sources, setSources] = createSignal<(() => Action[])[]>([]);

/** What the command palette offers besides, because of the page that is open. */
export function pageActions(): Action[] {
  return sources().flatMap((source) => source());
}

/** Offers actions in the command palette for as long as the component lives. */
export function usePageActions(actions: () => Action[]): void {
  setSources((all) => [...all, actions]);
  onCleanup(() => setSources((all) => all.filter((source) => source !== actions)));
}
