import type { Place } from "@banksia/contracts";
import { type JSX, Show } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { optionsOf, useServices } from "../../data/references.ts";
import { can } from "../../data/session.ts";
import { Link, useFacility } from "../../frame/facility.tsx";
import { CheckField } from "../../kit/form/check-field.tsx";
import { MoneyField } from "../../kit/form/money-field.tsx";
import { SelectField } from "../../kit/form/select-field.tsx";
import { TextField } from "../../kit/form/text-field.tsx";
import type { ListState } from "../../lib/list-state.ts";
import { flagOf, idOf } from "../../lib/param.ts";
import { needed, SetupScreen } from "./setup-screen.tsx";

/** Rooms, beds, apartments and units. */
export default function Places(): JSX.Element {
  const services = useServices();
  const facility = useFacility();
  const filters = (list: ListState) => ({
    serviceId: idOf(list.get("serviceId")) ?? facility.id(),
    occupied: flagOf(list.get("occupied")),
    active: flagOf(list.get("active")),
  });
  return (
    <SetupScreen<
      Place,
      { serviceId: string; code: string; wing: string; price: string; addressLine: string; active: boolean }
    >
      id="places"
      title="Places"
      noun={["place", "places"]}
      why="A place is a room, bed, apartment or unit; residential clients are admitted to one."
      canWrite={can("codes:write")}
      columns={[
        { id: "code", label: "Place", kind: "text", width: 112, sort: "code", value: (row) => row.code },
        { id: "wing", label: "Wing", kind: "text", width: 136, sort: "wing", value: (row) => row.wing },
        {
          id: "service",
          label: "Service",
          kind: "text",
          width: 208,
          value: (row) => row.serviceName,
          filter: { kind: "choice", param: "serviceId", options: () => optionsOf(services()) },
        },
        {
          id: "occupant",
          label: "Occupied by",
          kind: "text",
          width: 216,
          value: (row) => row.occupantName ?? "",
          cell: (row) =>
            row.occupantId === null ? (
              <span class="muted">free</span>
            ) : (
              <Link href={`/customers/${row.occupantId}`}>{row.occupantName}</Link>
            ),
          filter: {
            kind: "choice",
            param: "occupied",
            options: () => [
              { value: "true", label: "Occupied" },
              { value: "false", label: "Free" },
            ],
          },
        },
        {
          id: "price",
          label: "Published price $",
          kind: "money",
          width: 144,
          sort: "price",
          value: (row) => row.price,
        },
        {
          id: "address",
          label: "Street address of its own",
          kind: "text",
          width: 208,
          value: (row) => row.addressLine,
          hidden: true,
        },
        { id: "active", label: "Active", kind: "text", width: 80, value: (row) => (row.active ? "Yes" : "No") },
      ]}
      filters={filters}
      load={(query, signal, list) => api.call(endpoints.listPlaces, { query: { ...query, ...filters(list) }, signal })}
      csvHref={(query) => api.csvUrl(endpoints.listPlaces, { query })}
      name={(row) => `${row.code}, ${row.serviceName}`}
      rowClass={(row) => (row.active ? "" : "faded")}
      facts={(row) => (
        <Link href={`/admissions/places?serviceId=${row.serviceId}&open=${row.id}`}>Who lives there, and who did</Link>
      )}
      values={(row) => ({
        serviceId: String(row?.serviceId ?? facility.id() ?? ""),
        code: row?.code ?? "",
        wing: row?.wing ?? "",
        price: row?.price ?? "",
        addressLine: row?.addressLine ?? "",
        active: row?.active ?? true,
      })}
      fields={(form, row) => (
        <>
          <Show when={row === null}>
            <SelectField field={form.bind("serviceId")} label="Service" options={optionsOf(services())} />
          </Show>
          <TextField field={form.bind("code")} label="Place" width="short" hint="Room, bed or unit number." autofocus />
          <TextField field={form.bind("wing")} label="Wing" optional />
          <MoneyField field={form.bind("price")} label="Published price" optional hint="As a refundable lump sum." />
          <TextField
            field={form.bind("addressLine")}
            label="Street address of its own"
            width="full"
            optional
            hint="As a unit of a village has. Empty: that of the service."
          />
          <Show when={row !== null}>
            <CheckField field={form.bind("active")} label="Active" />
          </Show>
        </>
      )}
      save={async ({ serviceId, code, wing, price, addressLine, active }, row, form) => {
        const body = { code, wing: wing || null, price: price || null, addressLine: addressLine || null };
        if (row === null) {
          needed(form, ["serviceId", serviceId, "Choose the service."]);
          await api.call(endpoints.createPlace, { body: { ...body, serviceId: Number(serviceId) } });
        } else await api.call(endpoints.updatePlace, { params: { placeId: row.id }, body: { ...body, active } });
      }}
    />
  );
}
