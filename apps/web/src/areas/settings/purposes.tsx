import type { Purpose } from "@banksia/contracts";
import { type JSX, Show } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { can } from "../../data/session.ts";
import { CheckField } from "../../kit/form/check-field.tsx";
import { TextField } from "../../kit/form/text-field.tsx";
import { SetupScreen } from "./setup-screen.tsx";

/** What addresses, phone numbers and e-mail addresses are for. */
export default function Purposes(): JSX.Element {
  return (
    <SetupScreen<Purpose, { code: string; name: string; active: boolean }>
      id="purposes"
      title="Purposes"
      noun={["purpose", "purposes"]}
      why="An address or number is marked with what it is for, and documents choose by it."
      canWrite={can("codes:write")}
      columns={[
        { id: "code", label: "Code", kind: "text", width: 144, sort: "code", value: (row) => row.code },
        { id: "name", label: "Name", kind: "text", width: 240, sort: "name", value: (row) => row.name },
        {
          id: "builtIn",
          label: "Chosen by documents",
          kind: "text",
          width: 176,
          value: (row) => (row.builtIn ? "Yes" : ""),
        },
        {
          id: "active",
          label: "State",
          kind: "text",
          width: 120,
          value: (row) => (row.active ? "In use" : "Out of use"),
        },
      ]}
      load={(query, signal) => api.call(endpoints.listPurposes, { query, signal })}
      csvHref={(query) => api.csvUrl(endpoints.listPurposes, { query })}
      name={(row) => row.name}
      rowClass={(row) => (row.active ? "" : "faded")}
      values={(row) => ({ code: row?.code ?? "", name: row?.name ?? "", active: row?.active ?? true })}
      fields={(form, row) => (
        <>
          <Show when={!row?.builtIn}>
            <TextField field={form.bind("code")} label="Code" width="short" autofocus />
          </Show>
          <TextField
            field={form.bind("name")}
            label="Name"
            width="full"
            hint={row?.builtIn ? "Documents choose by this purpose, so its code stays and it stays in use." : undefined}
          />
          <Show when={row && !row.builtIn}>
            <CheckField
              field={form.bind("active")}
              label="In use"
              hint="Off: kept where it is chosen, and no longer offered."
            />
          </Show>
        </>
      )}
      save={async ({ code, name, active }, row) => {
        if (row === null) await api.call(endpoints.createPurpose, { body: { code, name } });
        else
          await api.call(endpoints.updatePurpose, {
            params: { purposeId: row.id },
            body: row.builtIn ? { name } : { code, name, active },
          });
      }}
    />
  );
}
