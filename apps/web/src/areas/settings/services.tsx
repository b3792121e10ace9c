import type { Service } from "@banksia/contracts";
import { type JSX, Show } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { optionsOf, useLegalEntities } from "../../data/references.ts";
import { can } from "../../data/session.ts";
import { Link } from "../../frame/facility.tsx";
import { Facts } from "../../kit/facts.tsx";
import { CheckField } from "../../kit/form/check-field.tsx";
import { SelectField } from "../../kit/form/select-field.tsx";
import { TextField } from "../../kit/form/text-field.tsx";
import { flagOf, oneOf } from "../../lib/param.ts";
import type { ListState } from "../../lib/list-state.ts";
import { STATES } from "../customers/customer-words.ts";
import { needed, SetupScreen } from "./setup-screen.tsx";

export const KINDS: Record<Service["kind"], string> = {
  residential: "Residential care",
  village: "Retirement village",
  home_care: "Home care",
  ndis: "NDIS",
};

const KIND_LIST = ["residential", "village", "home_care", "ndis"] as const;

interface Values {
  code: string;
  name: string;
  kind: Service["kind"];
  legalEntityId: string;
  departmentServiceId: string;
  state: Service["state"];
  funded: boolean;
  allowPartnered: boolean;
  placeAddress: boolean;
  addressLine: string;
  suburb: string;
  postcode: string;
  active: boolean;
}

/** `12 Wattle Street, Ryde NSW 2112`; null without a street. */
function addressOf(service: Service): string | null {
  if (service.addressLine === null) return null;
  return [service.addressLine, [service.suburb, service.state, service.postcode].filter(Boolean).join(" ")].join(", ");
}

const filters = (list: ListState) => ({
  kind: oneOf(list.get("kind"), KIND_LIST),
  state: oneOf(list.get("state"), STATES),
  active: flagOf(list.get("active")),
});

/** Facilities and programmes. */
export default function Services(): JSX.Element {
  const entities = useLegalEntities();
  return (
    <SetupScreen<Service, Values>
      id="services"
      title="Services"
      noun={["service", "services"]}
      why="A service is a facility or programme: clients are admitted to it, and it earns the fees."
      canWrite={can("setup:write")}
      columns={[
        { id: "code", label: "Code", kind: "text", width: 112, sort: "code", value: (row) => row.code },
        { id: "name", label: "Name", kind: "text", width: 240, sort: "name", value: (row) => row.name },
        {
          id: "kind",
          label: "Kind",
          kind: "text",
          width: 152,
          value: (row) => KINDS[row.kind],
          filter: {
            kind: "choice",
            param: "kind",
            options: () => KIND_LIST.map((value) => ({ value, label: KINDS[value] })),
          },
        },
        {
          id: "state",
          label: "State",
          kind: "text",
          width: 88,
          sort: "state",
          value: (row) => row.state,
          filter: { kind: "choice", param: "state", options: () => STATES.map((value) => ({ value, label: value })) },
        },
        { id: "department", label: "Department id", kind: "text", width: 144, value: (row) => row.departmentServiceId },
        { id: "entity", label: "Legal entity", kind: "text", width: 200, value: (row) => row.legalEntityName },
        { id: "funded", label: "Funded", kind: "text", width: 80, value: (row) => (row.funded ? "Yes" : "No") },
        {
          id: "active",
          label: "Active",
          kind: "text",
          width: 96,
          value: (row) => (row.active ? "Yes" : "No"),
          filter: {
            kind: "choice",
            param: "active",
            options: () => [
              { value: "true", label: "Yes" },
              { value: "false", label: "No" },
            ],
          },
        },
      ]}
      filters={filters}
      load={(query, signal, list) =>
        api.call(endpoints.listServices, { query: { ...query, ...filters(list) }, signal })
      }
      csvHref={(query) => api.csvUrl(endpoints.listServices, { query })}
      name={(row) => row.name}
      rowClass={(row) => (row.active ? "" : "faded")}
      facts={(row) => (
        <>
          <Facts
            facts={[
              ["Kind", KINDS[row.kind]],
              ["Legal entity", row.legalEntityName],
              ["Department id", row.departmentServiceId],
              ["Address", addressOf(row)],
              !can("setup:write") && ["Couples may share a place", row.allowPartnered ? "Yes" : "No"],
              !can("setup:write") && ["Home address by the place", row.placeAddress ? "Yes" : "No"],
            ]}
          />
          <div class="row wrap">
            <Link href={`/settings/places?serviceId=${row.id}`}>Its places</Link>
            <Link href={`/admissions/places?serviceId=${row.id}`}>Who is where</Link>
            <a href={`/customers?service=${row.id}`}>Its clients</a>
          </div>
        </>
      )}
      values={(row) => ({
        code: row?.code ?? "",
        name: row?.name ?? "",
        kind: row?.kind ?? "residential",
        legalEntityId: String(row?.legalEntityId ?? entities()[0]?.id ?? ""),
        departmentServiceId: row?.departmentServiceId ?? "",
        state: row?.state ?? "NSW",
        funded: row?.funded ?? true,
        allowPartnered: row?.allowPartnered ?? false,
        placeAddress: row?.placeAddress ?? false,
        addressLine: row?.addressLine ?? "",
        suburb: row?.suburb ?? "",
        postcode: row?.postcode ?? "",
        active: row?.active ?? true,
      })}
      fields={(form, row) => (
        <>
          <TextField field={form.bind("code")} label="Code" width="short" autofocus />
          <TextField field={form.bind("name")} label="Name" width="full" />
          <Show when={row === null}>
            <SelectField
              field={form.bind("kind")}
              label="Kind"
              options={KIND_LIST.map((value) => ({ value, label: KINDS[value] }))}
            />
            <SelectField field={form.bind("legalEntityId")} label="Legal entity" options={optionsOf(entities())} />
          </Show>
          <TextField
            field={form.bind("departmentServiceId")}
            label="Department id"
            optional
            hint="By which the Department, or the NDIA, knows this service."
          />
          <TextField field={form.bind("addressLine")} label="Street address" width="full" optional />
          <div class="fields tight">
            <TextField field={form.bind("suburb")} label="Suburb" optional />
            <SelectField
              field={form.bind("state")}
              label="State"
              width="short"
              options={STATES.map((value) => ({ value, label: value }))}
            />
            <TextField field={form.bind("postcode")} label="Postcode" width="short" maxlength={4} optional />
          </div>
          <CheckField field={form.bind("funded")} label="Funded" hint="New service entries start with it." />
          <CheckField
            field={form.bind("allowPartnered")}
            label="Couples may share a place"
            hint="Partners then share the entry of a primary client."
          />
          <CheckField
            field={form.bind("placeAddress")}
            label="The place becomes the home address on admission"
            hint="Needs street, suburb and postcode here; a place may have a street address of its own."
          />
          <Show when={row !== null}>
            <CheckField field={form.bind("active")} label="Active" hint="Nobody is admitted to an inactive service." />
          </Show>
        </>
      )}
      save={async ({ kind, legalEntityId, active, ...values }, row, form) => {
        const body = {
          ...values,
          departmentServiceId: values.departmentServiceId || null,
          addressLine: values.addressLine || null,
          suburb: values.suburb || null,
          postcode: values.postcode || null,
        };
        if (row === null) {
          needed(form, ["legalEntityId", legalEntityId, "Choose the legal entity."]);
          await api.call(endpoints.createService, { body: { ...body, kind, legalEntityId: Number(legalEntityId) } });
        } else await api.call(endpoints.updateService, { params: { serviceId: row.id }, body: { ...body, active } });
      }}
    />
  );
}
