import type { JSX } from "solid-js";
import { today } from "../../data/today.ts";
import { DateField } from "../../kit/form/date-field.tsx";
import { createForm } from "../../kit/form/form.ts";
import { useListState } from "../../lib/list-state.ts";
import { dayOf } from "../../lib/param.ts";

/** A day that stands in the address; when it is not there, `otherwise` or today. */
export function DayOfAddress(props: { param: string; label: string; otherwise?: string | null }): JSX.Element {
  const list = useListState();
  const usual = () => props.otherwise ?? today();
  const form = createForm({}, () => Promise.resolve());
  return (
    <DateField
      field={form.bindAt(
        props.param,
        () => dayOf(list.get(props.param)) ?? usual(),
        (value) => list.set({ [props.param]: value === usual() ? null : value || null }),
      )}
      label={props.label}
      inline
    />
  );
}
