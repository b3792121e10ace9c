import type { JSX } from "solid-js";
import { today } from "../../data/today.ts";
import { DateField } from "../../kit/form/date-field.tsx";
import { createForm } from "../../kit/form/form.ts";
import { useListState } from "../../lib/list-state.ts";
import { dayOf } from "../../lib/param.ts";

/** A day that stands in the address; today when it is not there. */
export function DayOfAddress(props: { param: string; label: string }): JSX.Element {
  const list = useListState();
  const form = createForm({}, () => Promise.resolve());
  return (
    <DateField
      field={form.bindAt(
        props.param,
        () => dayOf(list.get(props.param)) ?? today(),
        (value) => list.set({ [props.param]: value === today() ? null : value || null }),
      )}
      label={props.label}
      inline
    />
  );
}
