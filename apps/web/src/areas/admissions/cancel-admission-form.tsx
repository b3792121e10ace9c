import type { ServiceEntry } from "@banksia/contracts";
import { type JSX, Show } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { FormView } from "../../kit/form/form-view.tsx";
import { createForm } from "../../kit/form/form.ts";
import { TextField } from "../../kit/form/text-field.tsx";
import { count } from "../../lib/words.ts";
import { Follows } from "./follows.tsx";
import { createPreview } from "./preview.ts";
import { saved } from "./saved.ts";
import { WarningList } from "./warning-list.tsx";

/** Cancels an admission made in error, before anything was billed. */
export function CancelAdmissionForm(props: {
  entry: ServiceEntry;
  onDone: () => void;
  onCancel: () => void;
}): JSX.Element {
  const { entry } = props;
  const params = { serviceEntryId: entry.id };
  const form = createForm({ reason: "" }, async (values) => {
    await api.call(endpoints.cancelAdmission, { params, body: { reason: values.reason } });
    saved(`The admission of ${entry.clientName} is cancelled.`, {}, entry.clientId);
  });
  const preview = createPreview(
    () => ({ cancel: entry.id }),
    (_body, signal) =>
      api.call(endpoints.cancelAdmission, { params, body: { reason: "What would follow", preview: true }, signal }),
  );
  return (
    <FormView
      form={form}
      label="Cancel the admission"
      verb="Cancel the admission"
      danger
      onCancel={() => props.onCancel()}
      onDone={() => props.onDone()}
      follows={
        <Follows preview={preview} waiting="">
          {(answer) => (
            <div class="stack tight">
              <ul class="plain-list">
                <li>The service entry and its place are gone.</li>
                <li>
                  {count(answer.scheduleLines, "fee")} and {count(answer.fundingLines, "funding line")} are gone.
                </li>
                <Show when={answer.addressRestored}>
                  <li>The home address of before is the home address again.</li>
                </Show>
              </ul>
              <WarningList warnings={answer.warnings} />
            </div>
          )}
        </Follows>
      }
    >
      <p>
        Only for an admission made in error, of which nothing is billed. Somebody who came and left is departed instead.
      </p>
      <TextField
        field={form.bind("reason")}
        label="Why it is cancelled"
        width="full"
        autofocus
        hint="Kept in the history."
      />
    </FormView>
  );
}
