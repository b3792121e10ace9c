import type { JSX } from "solid-js";
import { Field, type FieldLook } from "./field.tsx";
import type { Bound } from "./form.ts";

export interface TextFieldProps extends FieldLook {
  field: Bound<string>;
  type?: "text" | "email" | "password" | "tel" | undefined;
  autocomplete?: JSX.InputHTMLAttributes<HTMLInputElement>["autocomplete"] | undefined;
  placeholder?: string | undefined;
  maxlength?: number | undefined;
  /** Several lines. */
  long?: boolean | undefined;
}

/** A line of text, or several. */
export function TextField(props: TextFieldProps): JSX.Element {
  return (
    <Field {...props}>
      {(control) =>
        props.long ? (
          <textarea
            {...control()}
            class="input"
            rows={3}
            value={props.field.get()}
            maxlength={props.maxlength}
            readonly={props.readonly}
            onInput={(event) => props.field.set(event.currentTarget.value)}
          />
        ) : (
          <input
            {...control()}
            class="input"
            type={props.type ?? "text"}
            autocomplete={props.autocomplete ?? "off"}
            placeholder={props.placeholder}
            maxlength={props.maxlength}
            readonly={props.readonly}
            autofocus={props.autofocus}
            value={props.field.get()}
            onInput={(event) => props.field.set(event.currentTarget.value)}
          />
        )
      }
    </Field>
  );
}
