import type { JSX } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { FormView } from "../../kit/form/form-view.tsx";
import { createForm } from "../../kit/form/form.ts";
import { TextField } from "../../kit/form/text-field.tsx";
import { Follows } from "../admissions/follows.tsx";
import { createPreview } from "../admissions/preview.ts";
import { ChangeView } from "./change-view.tsx";
import { saidChange } from "./said-change.ts";
import type { AccommodationLine } from "./types.ts";

/** Asked with until a reason is typed; the words are not kept, because a preview keeps nothing. */
const ASKING = "What would follow";

/** Marks a line as created in error, with what the next run takes back because of it. */
export function LineErrorForm(props: { line: AccommodationLine; onDone: () => void }): JSX.Element {
  const params = { accommodationLineId: props.line.id };
  const form = createForm({ reason: "" }, async ({ reason }) => {
    const change = await api.call(endpoints.markAccommodationLineInError, { params, body: { reason } });
    await saidChange("The line is marked as created in error.", change);
  });
  const preview = createPreview(
    () => params,
    (_params, signal) =>
      api.call(endpoints.markAccommodationLineInError, { params, body: { reason: ASKING, preview: true }, signal }),
  );
  return (
    <FormView
      form={form}
      label="Created in error"
      verb="Mark as created in error"
      focus
      onCancel={() => props.onDone()}
      onDone={() => props.onDone()}
      follows={
        <Follows preview={preview} waiting="">
          {(answer) => <ChangeView change={answer} startDate={null} />}
        </Follows>
      }
    >
      <TextField
        field={form.bind("reason")}
        label="Why"
        width="full"
        maxlength={500}
        autofocus
        hint="Kept in the audit log."
      />
    </FormView>
  );
}
