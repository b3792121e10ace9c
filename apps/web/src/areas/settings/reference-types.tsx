import type { ReferenceType } from "@banksia/contracts";
import { type JSX, Show } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { can } from "../../data/session.ts";
import { CheckField } from "../../kit/form/check-field.tsx";
import { TextField } from "../../kit/form/text-field.tsx";
import { SetupScreen } from "./setup-screen.tsx";

/** Kinds of numbers by which others know a client. */
export default function ReferenceTypes(): JSX.Element {
  return (
    <SetupScreen<ReferenceType, { code: string; name: string; distinct: boolean; active: boolean }>
      id="reference-types"
      title="Reference types"
      noun={["reference type", "reference types"]}
      why="Numbers by which others know a client, each of a type: pension card, aged care client record."
      canWrite={can("codes:write")}
      columns={[
        { id: "code", label: "Code", kind: "text", width: 144, sort: "code", value: (row) => row.code },
        { id: "name", label: "Name", kind: "text", width: 280, sort: "name", value: (row) => row.name },
        {
          id: "distinct",
          label: "Same number twice",
          kind: "text",
          width: 176,
          value: (row) => (row.distinct ? "Refused" : "Allowed"),
        },
        {
          id: "active",
          label: "State",
          kind: "text",
          width: 120,
          value: (row) => (row.active ? "In use" : "Out of use"),
        },
      ]}
      load={(query, signal) => api.call(endpoints.listReferenceTypes, { query, signal })}
      csvHref={(query) => api.csvUrl(endpoints.listReferenceTypes, { query })}
      name={(row) => row.name}
      rowClass={(row) => (row.active ? "" : "faded")}
      values={(row) => ({
        code: row?.code ?? "",
        name: row?.name ?? "",
        distinct: row?.distinct ?? true,
        active: row?.active ?? true,
      })}
      fields={(form, row) => (
        <>
          <TextField field={form.bind("code")} label="Code" width="short" autofocus />
          <TextField field={form.bind("name")} label="Name" width="full" />
          <CheckField
            field={form.bind("distinct")}
            label="One client a number"
            hint="Two clients may not have the same active number of this type. Off for numbers that a couple shares."
          />
          <Show when={row}>
            <CheckField
              field={form.bind("active")}
              label="In use"
              hint="Off: kept where it is chosen, and no longer offered."
            />
          </Show>
        </>
      )}
      save={async ({ active, ...values }, row) => {
        if (row === null) await api.call(endpoints.createReferenceType, { body: values });
        else
          await api.call(endpoints.updateReferenceType, {
            params: { referenceTypeId: row.id },
            body: { ...values, active },
          });
      }}
    />
  );
}
