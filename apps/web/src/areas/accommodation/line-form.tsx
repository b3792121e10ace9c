import type { JSX } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { today } from "../../data/today.ts";
import { FormView } from "../../kit/form/form-view.tsx";
import { createForm } from "../../kit/form/form.ts";
import { Follows } from "../admissions/follows.tsx";
import { createPreview } from "../admissions/preview.ts";
import { ChangeView } from "./change-view.tsx";
import { LineFields } from "./line-fields.tsx";
import { changeBody, type LineValues, missingOf, newBody, newValues, valuesOf } from "./line-values.ts";
import { saidChange } from "./said-change.ts";
import type { AccommodationDetail, AccommodationLine } from "./types.ts";

/** Marks what is missing; throws when there is anything. */
function refuseMissing(fault: (pointer: string, message: string) => void, values: LineValues): never {
  for (const [pointer, message] of missingOf(values)) fault(pointer, message);
  throw new Error("Some fields are still empty.");
}

/** A new line: agreed payment from a day on, with what follows shown before it is saved. */
export function NewLineForm(props: { payment: AccommodationDetail; onDone: () => void }): JSX.Element {
  const params = { accommodationPaymentId: props.payment.id };
  const form = createForm<LineValues>(newValues(props.payment, today()), async (values) => {
    const body = newBody(values) ?? refuseMissing(form.fault, values);
    const change = await api.call(endpoints.addAccommodationLine, { params, body });
    await saidChange("The line is added.", change);
  });
  const preview = createPreview(
    () => newBody(form.values),
    (body, signal) => api.call(endpoints.addAccommodationLine, { params, body: { ...body, preview: true }, signal }),
  );
  return (
    <FormView
      form={form}
      label="New accommodation line"
      verb="Add the line"
      onCancel={() => props.onDone()}
      onDone={() => props.onDone()}
      follows={
        <Follows preview={preview} waiting="Enter the first day and how it is collected.">
          {(answer) => <ChangeView change={answer} startDate={form.values.startDate} />}
        </Follows>
      }
    >
      <LineFields form={form} isNew stay={props.payment} />
    </FormView>
  );
}

/** Corrects a line that is there. */
export function CorrectLineForm(props: { line: AccommodationLine; onDone: () => void }): JSX.Element {
  const params = { accommodationLineId: props.line.id };
  const before = valuesOf(props.line);
  const form = createForm<LineValues>(before, async (values) => {
    const body = changeBody(before, values) ?? refuseMissing(form.fault, values);
    const change = await api.call(endpoints.updateAccommodationLine, { params, body });
    await saidChange("The line is corrected.", change);
  });
  const preview = createPreview(
    () => {
      const body = changeBody(before, form.values);
      return body !== null && Object.keys(body).length > 0 ? body : null;
    },
    (body, signal) => api.call(endpoints.updateAccommodationLine, { params, body: { ...body, preview: true }, signal }),
  );
  return (
    <FormView
      form={form}
      label="Accommodation line"
      verb="Save the correction"
      focus
      onCancel={() => props.onDone()}
      onDone={() => props.onDone()}
      follows={
        <Follows preview={preview} waiting="Change something to see what follows.">
          {(answer) => <ChangeView change={answer} startDate={form.values.startDate} />}
        </Follows>
      }
    >
      <LineFields form={form} isNew={false} />
    </FormView>
  );
}
