import type { CustomerGroup } from "@banksia/contracts";
import type { JSX } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { can } from "../../data/session.ts";
import { TextField } from "../../kit/form/text-field.tsx";
import { SetupScreen } from "./setup-screen.tsx";

/** Groups that customers are filtered and reported by. */
export default function CustomerGroups(): JSX.Element {
  return (
    <SetupScreen<CustomerGroup, { code: string; name: string }>
      id="customer-groups"
      title="Customer groups"
      noun={["customer group", "customer groups"]}
      why="Every customer belongs to one; lists and runs can be limited to it."
      canWrite={can("codes:write")}
      columns={[
        { id: "code", label: "Code", kind: "text", width: 144, sort: "code", value: (row) => row.code },
        { id: "name", label: "Name", kind: "text", width: 320, sort: "name", value: (row) => row.name },
      ]}
      load={(query, signal) => api.call(endpoints.listCustomerGroups, { query, signal })}
      csvHref={(query) => api.csvUrl(endpoints.listCustomerGroups, { query })}
      name={(row) => row.name}
      values={(row) => ({ code: row?.code ?? "", name: row?.name ?? "" })}
      fields={(form) => (
        <>
          <TextField field={form.bind("code")} label="Code" width="short" autofocus />
          <TextField field={form.bind("name")} label="Name" width="full" />
        </>
      )}
      save={async (values, row) => {
        if (row === null) await api.call(endpoints.createCustomerGroup, { body: values });
        else await api.call(endpoints.updateCustomerGroup, { params: { customerGroupId: row.id }, body: values });
      }}
    />
  );
}
