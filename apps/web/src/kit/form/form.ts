import { createMemo, createSignal, onCleanup } from "solid-js";
import { createStore, reconcile, unwrap } from "solid-js/store";
import { announce } from "../announce.tsx";
import { problemOf } from "../../data/problem.ts";

/** What a field needs from the form it stands in. */
export interface Bound<T> {
  readonly pointer: string;
  readonly id: string;
  get: () => T;
  set: (value: T) => void;
  /** The fault to show at the field. */
  error: () => string | undefined;
  /** What was typed cannot be read: says so and keeps the form from being sent. */
  refuse: (message: string | null) => void;
  /** Told once by the field, so that the summary can name it. */
  register: (label: string) => void;
}

export interface Fault {
  pointer: string;
  /** Label of the field; null when no field on screen answers to the pointer. */
  label: string | null;
  fieldId: string | null;
  message: string;
}

export interface Form<V extends object> {
  values: V;
  bind: <K extends keyof V & string>(key: K) => Bound<V[K]>;
  /** A value of an object that is one value of the form. */
  bindIn: <K extends keyof V & string, P extends keyof V[K] & string>(key: K, part: P) => Bound<V[K][P]>;
  /** A value inside a list or object of the form, by JSON pointer without its first slash: `invoicees/0/percent`. */
  bindAt: <T>(pointer: string, get: () => T, set: (value: T) => void) => Bound<T>;
  set: <K extends keyof V & string>(key: K, value: V[K]) => void;
  /** Fills in a default that came late; it does not count as something typed. */
  preset: <K extends keyof V & string>(key: K, value: V[K]) => void;
  /** Marks a fault of the form's own making; null takes it away. */
  fault: (pointer: string, message: string | null) => void;
  faults: () => Fault[];
  /** What the server said beyond single fields. */
  problem: () => string | null;
  dirty: () => boolean;
  busy: () => boolean;
  /** Checks, then runs `save`. Resolves to whether it went through. */
  submit: () => Promise<boolean>;
  reset: (values: V) => void;
}

let formCount = 0;

/**
 * State of one form. What was typed stays whatever the server answers.
 * @param save sends the values; a problem that it throws lands at the fields it names
 */
export function createForm<V extends object>(initial: V, save: (values: V) => Promise<void>): Form<V> {
  const prefix = `form${++formCount}`;
  const [values, setValues] = createStore<V>(structuredClone(initial));
  const [original, setOriginal] = createSignal(JSON.stringify(initial));
  const [messages, setMessages] = createStore<Record<string, string | undefined>>({});
  const [unreadable, setUnreadable] = createStore<Record<string, string | undefined>>({});
  const [labels, setLabels] = createStore<Record<string, string | undefined>>({});
  /** What was refused; a refusal that named fields is settled when none of them is at fault any more. */
  const [refused, setRefused] = createSignal<{ detail: string; atFields: boolean } | null>(null);
  const [busy, setBusy] = createSignal(false);
  const [tried, setTried] = createSignal(false);

  const errorAt = (pointer: string) => unreadable[pointer] ?? messages[pointer];
  const idOf = (pointer: string) => `${prefix}-${pointer.replaceAll(/[^A-Za-z0-9]/g, "-")}`;

  const bindAt = <T>(pointer: string, get: () => T, set: (value: T) => void): Bound<T> => ({
    pointer,
    id: idOf(pointer),
    get,
    set: (value) => {
      set(value);
      setMessages(pointer, undefined);
    },
    error: () => errorAt(pointer),
    refuse: (message) => setUnreadable(pointer, message ?? undefined),
    register: (label) => {
      setLabels(pointer, label);
      onCleanup(() => {
        setLabels(pointer, undefined);
        setUnreadable(pointer, undefined);
      });
    },
  });

  const set = <K extends keyof V & string>(key: K, value: V[K]) => {
    setValues((all) => ({ ...all, [key]: value }));
  };

  const faults = createMemo(() => {
    const found: Fault[] = [];
    const pointers = new Set([...Object.keys(unreadable), ...Object.keys(messages)]);
    for (const pointer of pointers) {
      const message = errorAt(pointer);
      if (message === undefined) continue;
      const label = labels[pointer] ?? null;
      found.push({ pointer, label, fieldId: label === null ? null : idOf(pointer), message });
    }
    return tried() ? found : [];
  });

  const problem = () => {
    const found = refused();
    return found === null || (found.atFields && faults().length === 0) ? null : found.detail;
  };

  return {
    values,
    bind: (key) =>
      bindAt(
        key,
        () => values[key],
        (value) => set(key, value),
      ),
    bindIn: (key, part) =>
      bindAt(
        `${key}/${part}`,
        () => values[key][part],
        (value) => set(key, { ...values[key], [part]: value }),
      ),
    bindAt,
    set,
    preset: (key, value) => {
      set(key, value);
      setOriginal((text) => JSON.stringify({ ...JSON.parse(text), [key]: value }));
    },
    fault: (pointer, message) => setMessages(pointer, message ?? undefined),
    faults,
    problem,
    dirty: () => JSON.stringify(values) !== original() || Object.values(unreadable).some(Boolean),
    busy,
    submit: async () => {
      if (busy()) return false;
      setTried(true);
      setMessages(reconcile({}));
      setRefused(null);
      if (Object.values(unreadable).some(Boolean)) {
        announce("Some fields need attention.", true);
        return false;
      }
      setBusy(true);
      try {
        const sent = structuredClone(unwrap(values));
        await save(sent);
        setOriginal(JSON.stringify(sent));
        setTried(false);
        return true;
      } catch (error) {
        const { detail, fields } = problemOf(error);
        for (const { pointer, message } of fields) setMessages(pointer, message);
        setRefused({ detail, atFields: Object.values(messages).some(Boolean) });
        announce(detail, true);
        return false;
      } finally {
        setBusy(false);
      }
    },
    reset: (next) => {
      setValues(reconcile(structuredClone(unwrap(next))));
      setOriginal(JSON.stringify(next));
      setMessages(reconcile({}));
      setRefused(null);
      setTried(false);
    },
  };
}
