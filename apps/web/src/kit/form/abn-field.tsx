import { isAbn } from "@banksia/claims";
import { createSignal, type JSX, Show } from "solid-js";
import { formatAbn } from "../../lib/abn.ts";
import { Icon } from "../icon.tsx";
import { Field, type FieldLook } from "./field.tsx";
import type { Bound } from "./form.ts";

/** An ABN. The check digits are held against the rest as soon as all eleven are there. Holds digits only. */
export function AbnField(props: FieldLook & { field: Bound<string> }): JSX.Element {
  const [typed, setTyped] = createSignal(formatAbn(props.field.get()));
  const read = (text: string, leaving: boolean) => {
    const digits = text.replaceAll(/\s/g, "");
    setTyped(leaving && isAbn(digits) ? formatAbn(digits) : text);
    props.field.set(digits);
    if (digits === "" || isAbn(digits)) props.field.refuse(null);
    else if (/\D/.test(digits)) props.field.refuse("An ABN has digits only, for example 51 824 753 556.");
    else if (digits.length === 11)
      props.field.refuse("This is no ABN: the digits do not fit together. Compare it with the document it is from.");
    else if (digits.length > 11) props.field.refuse("An ABN has eleven digits; these are more.");
    else props.field.refuse(leaving || props.field.error() ? "An ABN has eleven digits; these are fewer." : null);
  };
  return (
    <Field {...props}>
      {(control) => (
        <>
          <input
            {...control()}
            class="input"
            type="text"
            inputmode="numeric"
            autocomplete="off"
            readonly={props.readonly}
            value={typed()}
            onInput={(event) => read(event.currentTarget.value, false)}
            onChange={(event) => read(event.currentTarget.value, true)}
          />
          <Show when={isAbn(props.field.get())}>
            <span class="field-good">
              <Icon name="posted" />
              <span class="visually-hidden">The digits of the ABN fit together</span>
            </span>
          </Show>
        </>
      )}
    </Field>
  );
}
