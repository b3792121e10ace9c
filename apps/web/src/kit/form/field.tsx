import { type JSX, Show } from "solid-js";
import type { Bound } from "./form.ts";
import { Icon } from "../icon.tsx";
import "./field.css";

export interface FieldLook {
  label: string;
  hint?: string | undefined;
  /** Shown beside the field: `%`, `per day`. */
  unit?: string | undefined;
  optional?: boolean | undefined;
  width?: "short" | "medium" | "full" | undefined;
  readonly?: boolean | undefined;
  autofocus?: boolean | undefined;
  /** The label stands at the left, in a row of tools above a list. */
  inline?: boolean | undefined;
}

export interface ControlProps {
  id: string;
  "aria-invalid": true | undefined;
  "aria-describedby": string | undefined;
  "aria-required": true | undefined;
}

/** Label above, unit beside, fault and hint below. */
export function Field<T>(
  props: FieldLook & { field: Bound<T>; children: (control: () => ControlProps) => JSX.Element },
): JSX.Element {
  // eslint-disable-next-line solid/reactivity -- registered once under the label it has then
  props.field.register(props.label);
  const describedBy = () =>
    [props.field.error() ? `${props.field.id}-error` : "", props.hint ? `${props.field.id}-hint` : ""]
      .filter(Boolean)
      .join(" ") || undefined;
  const control = (): ControlProps => ({
    id: props.field.id,
    "aria-invalid": props.field.error() ? true : undefined,
    "aria-describedby": describedBy(),
    "aria-required": props.optional ? undefined : true,
  });
  return (
    <div
      class={`field ${props.width ?? "medium"}`}
      classList={{ invalid: Boolean(props.field.error()), inline: props.inline ?? false }}
    >
      <label for={props.field.id} class="field-label">
        {props.label}
        <Show when={props.optional}>
          <span class="muted"> (optional)</span>
        </Show>
      </label>
      <div class="field-control">
        {props.children(control)}
        <Show when={props.unit}>
          <span class="field-unit">{props.unit}</span>
        </Show>
      </div>
      <Show when={props.hint}>
        <p class="field-hint" id={`${props.field.id}-hint`}>
          {props.hint}
        </p>
      </Show>
      <Show when={props.field.error()}>
        {(message) => (
          <p class="field-error" id={`${props.field.id}-error`}>
            <Icon name="failed" />
            <span>{message()}</span>
          </p>
        )}
      </Show>
    </div>
  );
}
