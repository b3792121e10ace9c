import { For, type JSX, Show } from "solid-js";
import type { Bound } from "./form.ts";
import type { Option } from "./select-field.tsx";
import "./field.css";

/** Yes or no. */
export function CheckField(props: {
  field: Bound<boolean>;
  label: string;
  hint?: string | undefined;
  disabled?: boolean | undefined;
}): JSX.Element {
  props.field.register(props.label);
  return (
    <div class="field full">
      <label class="check">
        <input
          type="checkbox"
          id={props.field.id}
          checked={props.field.get()}
          disabled={props.disabled}
          aria-describedby={props.hint ? `${props.field.id}-hint` : undefined}
          onChange={(event) => props.field.set(event.currentTarget.checked)}
        />
        <span>{props.label}</span>
      </label>
      <Hint id={`${props.field.id}-hint`} text={props.hint} />
      <Show when={props.field.error()}>{(message) => <p class="field-error">{message()}</p>}</Show>
    </div>
  );
}

/** One of a few, all in sight. */
export function RadioField<T extends string>(props: {
  field: Bound<T>;
  label: string;
  options: (Option<T> & { hint?: string | undefined })[];
  /** Side by side, for a few short ones. */
  inline?: boolean | undefined;
}): JSX.Element {
  props.field.register(props.label);
  return (
    <fieldset class="fieldset" id={props.field.id} tabindex={-1}>
      <legend class="legend">{props.label}</legend>
      <div class="checks" classList={{ inline: props.inline ?? false }}>
        <For each={props.options}>
          {(option) => (
            <div>
              <label class="check">
                <input
                  type="radio"
                  name={props.field.id}
                  checked={props.field.get() === option.value}
                  aria-describedby={option.hint ? `${props.field.id}-${option.value}-hint` : undefined}
                  onChange={() => props.field.set(option.value)}
                />
                <span>{option.label}</span>
              </label>
              <Hint id={`${props.field.id}-${option.value}-hint`} text={option.hint} />
            </div>
          )}
        </For>
      </div>
      <Show when={props.field.error()}>{(message) => <p class="field-error">{message()}</p>}</Show>
    </fieldset>
  );
}

function Hint(props: { id: string; text: string | undefined }): JSX.Element {
  return (
    <Show when={props.text}>
      <p class="field-hint check-hint" id={props.id}>
        {props.text}
      </p>
    </Show>
  );
}

/** Any number of a short list, as values. */
export function ChecksField(props: {
  field: Bound<string[]>;
  label: string;
  options: Option[];
  /** In columns, for many. */
  columns?: boolean | undefined;
}): JSX.Element {
  props.field.register(props.label);
  const toggle = (value: string, on: boolean) =>
    props.field.set(
      props.options
        .map((option) => option.value)
        .filter((one) => (one === value ? on : props.field.get().includes(one))),
    );
  return (
    <fieldset class="fieldset" id={props.field.id} tabindex={-1}>
      <legend class="legend">{props.label}</legend>
      <div class="checks" classList={{ columns: props.columns ?? false }}>
        <For each={props.options}>
          {(option) => (
            <label class="check">
              <input
                type="checkbox"
                checked={props.field.get().includes(option.value)}
                onChange={(event) => toggle(option.value, event.currentTarget.checked)}
              />
              <span>{option.label}</span>
            </label>
          )}
        </For>
      </div>
      <Show when={props.field.error()}>{(message) => <p class="field-error">{message()}</p>}</Show>
    </fieldset>
  );
}
