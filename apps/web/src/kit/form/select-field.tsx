import { For, type JSX, Show } from "solid-js";
import { Field, type FieldLook } from "./field.tsx";
import type { Bound } from "./form.ts";

export interface Option<T extends string = string> {
  value: T;
  label: string;
}

/** One of a short list. With `none`, choosing nothing is possible and shown by that word. */
export function SelectField<T extends string>(
  props: FieldLook & { field: Bound<T>; options: Option<T>[]; none?: string | undefined },
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
            else if (props.none !== undefined) props.field.set("" as T);
          }}
        >
          <Show when={props.none !== undefined || !props.options.some((one) => one.value === props.field.get())}>
            <option value="" selected={props.field.get() === ""}>
              {props.none ?? "Choose…"}
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
