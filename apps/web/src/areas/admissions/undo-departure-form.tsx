import type { ServiceEntry } from "@banksia/contracts";
import type { JSX } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { FormView } from "../../kit/form/form-view.tsx";
import { createForm } from "../../kit/form/form.ts";
import { formatDay } from "../../lib/days.ts";
import { EntryFollows } from "./entry-follows.tsx";
import { Follows } from "./follows.tsx";
import { createPreview } from "./preview.ts";
import { saved, shown } from "./saved.ts";

/** Takes a departure back, with what it had ended. */
export function UndoDepartureForm(props: { entry: ServiceEntry; onDone: () => void }): JSX.Element {
  const { entry } = props;
  const params = { serviceEntryId: entry.id };
  const form = createForm({}, async () => {
    const answer = await api.call(endpoints.undoDeparture, { params, body: {} });
    saved(`The departure of ${entry.clientName} is taken back.`, shown(answer), entry.clientId);
  });
  const preview = createPreview(
    () => ({ undo: entry.id }),
    (_body, signal) => api.call(endpoints.undoDeparture, { params, body: { preview: true }, signal }),
  );
  return (
    <FormView
      form={form}
      label="Take the departure back"
      verb="Take the departure back"
      onCancel={() => props.onDone()}
      onDone={() => props.onDone()}
      follows={
        <Follows preview={preview} waiting="">
          {(change) => <EntryFollows before={entry} change={change} />}
        </Follows>
      }
    >
      <p>
        {entry.clientName} departed on {entry.departureDate ? formatDay(entry.departureDate) : ""}. Taking it back opens
        the stay, and the funding lines, leave and partners that ended with it.
      </p>
    </FormView>
  );
}
