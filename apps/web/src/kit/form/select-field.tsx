import { For, type JSX, Show } from "solid-js";
import { Field, type FieldLook } from "./field.tsx";
import type { Bound } from "./form.ts";

export interface Option<T extends string = string> {
  value: T;
  label: string;
}

/** The options with one in front that stands for none of them. */
export function orNone<T extends string>(label: string, options: Option<T>[]): Option<T | "">[] {
  return [{ value: "", label }, ...options];
}

/** One of a short list. While the value is none of the options, it asks to choose. */
export function SelectField<T extends string>(
  props: FieldLook & { field: Bound<T>; options: Option<T>[] },
): JSX.Element {
  return (
    <Field {...props}>
      {(control) => (
        <select
          {...control()}
          class="input"
          disabled={props.readonly}
          value={props.field.get()}
          onChange={(event) => {
            const chosen = event.currentTarget.value;
            const option = props.options.find((one) => one.value === chosen);
            if (option) props.field.set(option.value);
          }}
        >
          <Show when={!props.options.some((one) => one.value === props.field.get())}>
            <option value="" selected>
              Choose…
            </option>
          </Show>
          <For each={props.options}>
            {(option) => (
              <option value={option.value} selected={option.value === props.field.get()}>
                {option.label}
              </option>
            )}
          </For>
        </select>
      )}
    </Field>
  );
}
