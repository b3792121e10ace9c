import { createSignal, createUniqueId, For, type JSX, onCleanup, Show } from "solid-js";
import { Icon } from "../icon.tsx";
import { announce } from "../announce.tsx";
import { count } from "../../lib/words.ts";
import { Field, type FieldLook } from "./field.tsx";
import type { Bound } from "./form.ts";
import "./combobox.css";

export interface Choice {
  value: number;
  label: string;
  /** A second line: account, facility. */
  note?: string | undefined;
}

export interface ComboboxProps extends FieldLook {
  field: Bound<number | null>;
  /** Finds choices for what was typed; an empty text asks for the first ones. */
  find: (text: string, signal: AbortSignal) => Promise<Choice[]>;
  /** The label of the value that the field holds already. */
  chosenLabel?: string | undefined;
  placeholder?: string | undefined;
  onChoose?: ((choice: Choice | null) => void) | undefined;
}

/** A field that searches as you type. Arrows walk, Enter takes, Escape puts back what was there. */
export function Combobox(props: ComboboxProps): JSX.Element {
  const listId = createUniqueId();
  const [label, setLabel] = createSignal<string | null>(null);
  const [typed, setTyped] = createSignal<string | null>(null);
  const [choices, setChoices] = createSignal<Choice[]>([]);
  const [state, setState] = createSignal<"idle" | "busy" | "failed">("idle");
  const [open, setOpen] = createSignal(false);
  const [active, setActive] = createSignal(0);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let inFlight: AbortController | undefined;
  onCleanup(() => {
    clearTimeout(timer);
    inFlight?.abort();
  });

  const shown = () => typed() ?? (props.field.get() === null ? "" : (label() ?? props.chosenLabel ?? ""));

  const load = async (text: string) => {
    inFlight?.abort();
    const controller = new AbortController();
    inFlight = controller;
    setState("busy");
    try {
      const found = await props.find(text, controller.signal);
      if (controller.signal.aborted) return;
      setChoices(found);
      setActive(0);
      setState("idle");
      announce(found.length === 0 ? "Nothing found" : count(found.length, "choice"));
    } catch {
      if (!controller.signal.aborted) setState("failed");
    }
  };
  const search = (text: string, delay: number) => {
    setOpen(true);
    clearTimeout(timer);
    timer = setTimeout(() => void load(text), delay);
  };
  const choose = (choice: Choice | null) => {
    setLabel(choice?.label ?? null);
    setTyped(null);
    setOpen(false);
    props.field.refuse(null);
    props.field.set(choice?.value ?? null);
    props.onChoose?.(choice);
  };
  const leave = () => {
    setOpen(false);
    const text = typed();
    if (text === null) return;
    if (text.trim() === "") choose(null);
    else if (props.field.get() === null) props.field.refuse("Choose one from the list.");
    else setTyped(null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!open()) return search(typed() ?? "", 0);
      const step = event.key === "ArrowDown" ? 1 : -1;
      const length = choices().length;
      if (length > 0) setActive((active() + step + length) % length);
    } else if (event.key === "Enter" && open()) {
      event.preventDefault();
      const choice = choices()[active()];
      if (choice && state() === "idle") choose(choice);
    } else if (event.key === "Escape" && open()) {
      event.preventDefault();
      event.stopPropagation();
      setTyped(null);
      setOpen(false);
    } else if (event.key === "Tab" && open()) {
      const choice = choices()[active()];
      if (choice && typed() && state() === "idle") choose(choice);
    }
    return undefined;
  };

  return (
    <Field {...props}>
      {(control) => (
        <div class="combobox">
          <input
            {...control()}
            class="input"
            type="text"
            role="combobox"
            autocomplete="off"
            aria-expanded={open()}
            aria-controls={listId}
            aria-autocomplete="list"
            aria-activedescendant={open() && choices().length > 0 ? `${listId}-${active()}` : undefined}
            placeholder={props.placeholder ?? "Type to search"}
            readonly={props.readonly}
            autofocus={props.autofocus}
            value={shown()}
            onInput={(event) => {
              setTyped(event.currentTarget.value);
              search(event.currentTarget.value, 120);
            }}
            onClick={() => !open() && !props.readonly && search("", 0)}
            onFocus={(event) => event.currentTarget.select()}
            onBlur={leave}
            onKeyDown={onKeyDown}
          />
          <Icon name="down" />
          <ul
            id={listId}
            role="listbox"
            aria-label={props.label}
            class="combobox-list"
            classList={{ open: open() }}
            onMouseDown={(event) => event.preventDefault()}
          >
            <Show when={open()}>
              <For each={choices()}>
                {(choice, index) => (
                  <li
                    id={`${listId}-${index()}`}
                    role="option"
                    aria-selected={index() === active()}
                    class="combobox-option"
                    onMouseMove={() => setActive(index())}
                    onClick={() => choose(choice)}
                  >
                    <span>{choice.label}</span>
                    <Show when={choice.note}>
                      <span class="muted small">{choice.note}</span>
                    </Show>
                  </li>
                )}
              </For>
              <Show when={choices().length === 0}>
                <li class="combobox-note" role="option" aria-disabled="true" aria-selected="false">
                  {state() === "busy"
                    ? "Searching…"
                    : state() === "failed"
                      ? "The search failed: type again to retry."
                      : "Nothing found"}
                </li>
              </Show>
            </Show>
          </ul>
        </div>
      )}
    </Field>
  );
}
