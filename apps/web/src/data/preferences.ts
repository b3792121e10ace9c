import type { Me } from "@banksia/contracts";
import { createSignal } from "solid-js";
import { api, endpoints } from "./api.ts";

/**
 * What a person has arranged to taste (columns, saved views), kept with the person by the server.
 * Changes are sent together, a moment after the last one.
 */

type Preferences = Me["preferences"];
type Json = Preferences[string];

const [all, setAll] = createSignal<Preferences>({});
let timer: ReturnType<typeof setTimeout> | undefined;

/** From now on preferences are those of this person. */
export function preferencesOf(me: Me): void {
  clearTimeout(timer);
  setAll(me.preferences);
}

/** The remembered value, or null. Reactive. */
export function preference(name: string): Json {
  return all()[name] ?? null;
}

/** Remembers a value; null forgets it. */
export function remember(name: string, value: Json): void {
  const next = { ...all() };
  if (value === null) delete next[name];
  else next[name] = value;
  setAll(next);
  clearTimeout(timer);
  timer = setTimeout(() => {
    // What cannot be kept now lasts as long as the page, and goes along with the next change.
    api.call(endpoints.setPreferences, { body: { preferences: all() } }).catch(() => undefined);
  }, 600);
}
