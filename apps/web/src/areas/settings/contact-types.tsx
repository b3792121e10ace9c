import type { ContactType } from "@banksia/contracts";
import { type JSX, Show } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { can } from "../../data/session.ts";
import { CheckField } from "../../kit/form/check-field.tsx";
import { TextField } from "../../kit/form/text-field.tsx";
import { SetupScreen } from "./setup-screen.tsx";

/** What a contact may be to a client: wife, next of kin, attorney. */
export default function ContactTypes(): JSX.Element {
  return (
    <SetupScreen<ContactType, { code: string; name: string; active: boolean }>
      id="contact-types"
      title="Contact types"
      noun={["contact type", "contact types"]}
      why="They say what a contact is to a client: wife, next of kin, attorney. A contact may be several."
      canWrite={can("codes:write")}
      columns={[
        { id: "code", label: "Code", kind: "text", width: 144, sort: "code", value: (row) => row.code },
        { id: "name", label: "Name", kind: "text", width: 320, sort: "name", value: (row) => row.name },
        {
          id: "active",
          label: "State",
          kind: "text",
          width: 120,
          value: (row) => (row.active ? "In use" : "Out of use"),
        },
      ]}
      load={(query, signal) => api.call(endpoints.listContactTypes, { query, signal })}
      csvHref={(query) => api.csvUrl(endpoints.listContactTypes, { query })}
      name={(row) => row.name}
      rowClass={(row) => (row.active ? "" : "faded")}
      values={(row) => ({ code: row?.code ?? "", name: row?.name ?? "", active: row?.active ?? true })}
      fields={(form, row) => (
        <>
          <TextField field={form.bind("code")} label="Code" width="short" autofocus />
          <TextField field={form.bind("name")} label="Name" width="full" />
          <Show when={row}>
            <CheckField
              field={form.bind("active")}
              label="In use"
              hint="Off: kept where it is chosen, and no longer offered."
            />
          </Show>
        </>
      )}
      save={async ({ code, name, active }, row) => {
        if (row === null) await api.call(endpoints.createContactType, { body: { code, name } });
        else
          await api.call(endpoints.updateContactType, {
            params: { contactTypeId: row.id },
            body: { code, name, active },
          });
      }}
    />
  );
}
