import { createEffect, createSignal, type JSX, on } from "solid-js";
import { Field, type FieldLook } from "./field.tsx";
import type { Bound } from "./form.ts";

interface ParsedInputProps extends FieldLook {
  field: Bound<string>;
  /** What was typed as a value of the wire, or why it cannot be. */
  parse: (typed: string) => { ok: true; value: string } | { ok: false; message: string };
  /** The value as people read it. */
  show: (value: string) => string;
  inputClass?: string | undefined;
  placeholder?: string | undefined;
  inputmode?: "decimal" | "text" | undefined;
}

/** A field that understands several ways of writing the same value and tidies up when left. What cannot be read stays. */
export function ParsedInput(props: ParsedInputProps): JSX.Element {
  const [typed, setTyped] = createSignal(props.field.get() ? props.show(props.field.get()) : "");
  let sent = props.field.get();
  createEffect(
    on(
      () => props.field.get(),
      (value) => {
        if (value === sent) return;
        sent = value;
        setTyped(value ? props.show(value) : "");
        props.field.refuse(null);
      },
      { defer: true },
    ),
  );
  const read = (text: string, leaving: boolean) => {
    setTyped(text);
    if (text.trim() === "") {
      sent = "";
      props.field.set("");
      props.field.refuse(null);
      return;
    }
    const parsed = props.parse(text);
    if (parsed.ok) {
      sent = parsed.value;
      if (props.field.get() !== parsed.value) props.field.set(parsed.value);
      props.field.refuse(null);
      if (leaving) setTyped(props.show(parsed.value));
    } else if (leaving) props.field.refuse(parsed.message);
    else props.field.refuse(props.field.error() ? parsed.message : null);
  };
  return (
    <Field {...props}>
      {(control) => (
        <input
          {...control()}
          class={`input ${props.inputClass ?? ""}`}
          type="text"
          autocomplete="off"
          inputmode={props.inputmode}
          placeholder={props.placeholder}
          readonly={props.readonly}
          autofocus={props.autofocus}
          value={typed()}
          onFocus={(event) => event.currentTarget.select()}
          onInput={(event) => read(event.currentTarget.value, false)}
          onChange={(event) => read(event.currentTarget.value, true)}
          onKeyDown={(event) => {
            if (event.key === "Enter") read(event.currentTarget.value, true);
          }}
        />
      )}
    </Field>
  );
}
