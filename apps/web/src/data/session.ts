import type { Me, Scope } from "@banksia/contracts";
import { createSignal } from "solid-js";
import { api, endpoints, whenSignedOut } from "./api.ts";
import { preferencesOf } from "./preferences.ts";
import { problemOf } from "./problem.ts";
import { queries } from "./read.ts";

const [me, setMe] = createSignal<Me | null>(null);
const [state, setState] = createSignal<"unknown" | "in" | "out" | "unreachable">("unknown");

/** Whoever is signed in. */
export const session = me;
/** Whether somebody is signed in; unknown until the server has said so. */
export const sessionState = state;

function accept(next: Me): void {
  preferencesOf(next);
  setMe(next);
  setState("in");
}

/** Everything read is forgotten with the person it was read for. */
function forget(): void {
  setState("out");
  setMe(null);
  queries.clear();
}

whenSignedOut(forget);

/** Asks the server who is signed in. */
export async function loadSession(): Promise<void> {
  try {
    accept(await api.call(endpoints.getMe));
  } catch (error) {
    if (problemOf(error).status === 401) forget();
    else setState("unreachable");
  }
}

export async function signIn(email: string, password: string): Promise<void> {
  queries.clear();
  accept(await api.call(endpoints.signIn, { body: { email, password } }));
}

export async function signOut(): Promise<void> {
  try {
    await api.call(endpoints.signOut);
  } finally {
    forget();
  }
}

/** Whether whoever is signed in holds a permission. */
export function can(scope: Scope): boolean {
  return me()?.scopes.includes(scope) ?? false;
}
