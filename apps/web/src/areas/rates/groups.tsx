import type { ServiceGroup } from "@banksia/contracts";
import type { JSX } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { findCodes, findServices } from "../../data/find.ts";
import { can } from "../../data/session.ts";
import { TextField } from "../../kit/form/text-field.tsx";
import { Picks } from "../billing/run-filters.tsx";
import { SetupScreen } from "../settings/setup-screen.tsx";

interface Values {
  code: string;
  name: string;
  codes: { id: number; label: string }[];
  services: { id: number; label: string }[];
}

const pairs = (ids: number[], labels: string[]) => ids.map((id, index) => ({ id, label: labels[index] ?? String(id) }));

/** Packages of fees: they narrow which codes are offered, and where. */
export default function Groups(): JSX.Element {
  return (
    <SetupScreen<ServiceGroup, Values>
      id="service-groups"
      title="Service groups"
      noun={["service group", "service groups"]}
      why="A service group is a package of fees; it narrows which codes are offered on a schedule, and where."
      canWrite={can("codes:write")}
      columns={[
        { id: "code", label: "Code", kind: "text", width: 120, sort: "code", value: (row) => row.code },
        { id: "name", label: "Name", kind: "text", width: 240, sort: "name", value: (row) => row.name },
        { id: "codes", label: "Codes", kind: "text", width: 320, value: (row) => row.billingCodes.join(", ") },
        {
          id: "services",
          label: "Offered at",
          kind: "text",
          width: 320,
          value: (row) => (row.serviceNames.length === 0 ? "every service" : row.serviceNames.join(", ")),
        },
      ]}
      load={(query, signal) => api.call(endpoints.listServiceGroups, { query, signal })}
      csvHref={(query) => api.csvUrl(endpoints.listServiceGroups, { query })}
      name={(row) => row.name}
      values={(row) => ({
        code: row?.code ?? "",
        name: row?.name ?? "",
        codes: row ? pairs(row.billingCodeIds, row.billingCodes) : [],
        services: row ? pairs(row.serviceIds, row.serviceNames) : [],
      })}
      fields={(form) => (
        <>
          <TextField field={form.bind("code")} label="Code" width="short" autofocus />
          <TextField field={form.bind("name")} label="Name" width="full" />
          <Picks
            label="Billing codes"
            one="code"
            none="None yet"
            picked={form.values.codes}
            onPick={(codes) => form.set("codes", codes)}
            find={findCodes}
          />
          <Picks
            label="Offered at"
            one="service"
            none="Every service"
            picked={form.values.services}
            onPick={(services) => form.set("services", services)}
            find={findServices}
          />
        </>
      )}
      save={async ({ code, name, codes, services }, row) => {
        const body = {
          code,
          name,
          billingCodeIds: codes.map((one) => one.id),
          serviceIds: services.map((one) => one.id),
        };
        if (row === null) await api.call(endpoints.createServiceGroup, { body });
        else await api.call(endpoints.updateServiceGroup, { params: { serviceGroupId: row.id }, body });
      }}
    />
  );
}
