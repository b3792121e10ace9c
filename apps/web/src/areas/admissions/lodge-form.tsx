import type { JSX } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { today } from "../../data/today.ts";
import { DateField } from "../../kit/form/date-field.tsx";
import { FormView } from "../../kit/form/form-view.tsx";
import { createForm } from "../../kit/form/form.ts";
import { TextField } from "../../kit/form/text-field.tsx";
import { formatDay } from "../../lib/days.ts";
import { saved } from "./saved.ts";
import { PORTAL_KINDS, type PortalEvent } from "./words.ts";

/** Marks an event as lodged on the government's portal, with the number that the portal gave. */
export function LodgeForm(props: { event: PortalEvent; onDone: () => void }): JSX.Element {
  const { event } = props;
  const form = createForm({ lodgedOn: event.lodgedOn ?? today(), reference: event.reference ?? "" }, async (values) => {
    if (values.lodgedOn === "") {
      form.fault("lodgedOn", "Enter the day on which it was lodged.");
      throw new Error("Some fields are still empty.");
    }
    await api.call(endpoints.updatePortalEvent, {
      params: { portalEventId: event.id },
      body: { status: "lodged", lodgedOn: values.lodgedOn, reference: values.reference.trim() || null },
    });
    saved(`The ${PORTAL_KINDS[event.kind].toLowerCase()} of ${event.clientName} is lodged.`, {}, event.clientId);
  });
  return (
    <FormView
      form={form}
      label="Mark as lodged"
      verb="Mark as lodged"
      onCancel={() => props.onDone()}
      onDone={() => props.onDone()}
    >
      <p>
        {PORTAL_KINDS[event.kind]} of {event.clientName} on {formatDay(event.eventDate)}.
      </p>
      <div class="fields tight">
        <DateField field={form.bind("lodgedOn")} label="Lodged on" />
        <TextField
          field={form.bind("reference")}
          label="Number of the portal"
          optional
          autofocus
          maxlength={100}
          hint="As the portal shows it after lodging."
        />
      </div>
    </FormView>
  );
}
