import type { JSX } from "solid-js";
import { formatDay, parseDay } from "../../lib/days.ts";
import { today } from "../../data/today.ts";
import type { FieldLook } from "./field.tsx";
import type { Bound } from "./form.ts";
import { ParsedInput } from "./parsed-input.tsx";

/** A civil day; `21/11/26`, `21 Nov`, `today` and `+7` are understood. */
export function DateField(
  props: FieldLook & {
    field: Bound<string>;
    /** Two-digit years lie in the past (birth dates). */
    past?: boolean | undefined;
  },
): JSX.Element {
  return (
    <ParsedInput
      {...props}
      width={props.width ?? "short"}
      parse={(typed) => parseDay(typed, today(), props.past ?? false)}
      show={formatDay}
      placeholder="dd/mm/yyyy"
    />
  );
}
