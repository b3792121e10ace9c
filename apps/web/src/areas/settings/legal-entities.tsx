import type { LegalEntity } from "@banksia/contracts";
import { type JSX, Show } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { can } from "../../data/session.ts";
import { DateField } from "../../kit/form/date-field.tsx";
import { SelectField } from "../../kit/form/select-field.tsx";
import { TextField } from "../../kit/form/text-field.tsx";
import { formatAbn } from "../../lib/abn.ts";
import { SetupScreen } from "./setup-screen.tsx";

const ZONES = [
  "Australia/Sydney",
  "Australia/Melbourne",
  "Australia/Brisbane",
  "Australia/Adelaide",
  "Australia/Darwin",
  "Australia/Perth",
  "Australia/Hobart",
].map((value) => ({ value, label: value.replace("Australia/", "") }));

interface Values {
  code: string;
  name: string;
  abn: string;
  timeZone: string;
  billFrom: string;
  invoicePrefix: string;
  creditNotePrefix: string;
}

/** The companies and associations that invoice and keep books. */
export default function LegalEntities(): JSX.Element {
  return (
    <SetupScreen<LegalEntity, Values>
      id="legal-entities"
      title="Legal entities"
      noun={["legal entity", "legal entities"]}
      why="A legal entity owns services; invoices are numbered per legal entity."
      canWrite={can("setup:write")}
      columns={[
        { id: "code", label: "Code", kind: "text", width: 120, sort: "code", value: (row) => row.code },
        { id: "name", label: "Name", kind: "text", width: 280, sort: "name", value: (row) => row.name },
        { id: "abn", label: "ABN", kind: "text", width: 144, value: (row) => formatAbn(row.abn) },
        {
          id: "zone",
          label: "Time zone",
          kind: "text",
          width: 160,
          value: (row) => row.timeZone.replace("Australia/", ""),
        },
        { id: "today", label: "Today there", kind: "day", width: 112, value: (row) => row.today },
        { id: "billFrom", label: "Billed from", kind: "day", width: 112, value: (row) => row.billFrom },
      ]}
      load={(query, signal) => api.call(endpoints.listLegalEntities, { query, signal })}
      csvHref={(query) => api.csvUrl(endpoints.listLegalEntities, { query })}
      name={(row) => row.name}
      values={(row) => ({
        code: row?.code ?? "",
        name: row?.name ?? "",
        abn: row ? formatAbn(row.abn) : "",
        timeZone: row?.timeZone ?? "Australia/Sydney",
        billFrom: row?.billFrom ?? "",
        invoicePrefix: "",
        creditNotePrefix: "",
      })}
      fields={(form, row) => (
        <>
          <TextField field={form.bind("code")} label="Code" width="short" autofocus />
          <TextField field={form.bind("name")} label="Name" width="full" />
          <TextField field={form.bind("abn")} label="ABN" hint="11 digits; spaces do not matter." />
          <SelectField
            field={form.bind("timeZone")}
            label="Time zone"
            options={
              ZONES.some((zone) => zone.value === form.values.timeZone)
                ? ZONES
                : [...ZONES, { value: form.values.timeZone, label: form.values.timeZone }]
            }
            hint="It decides which day it is there."
          />
          <DateField
            field={form.bind("billFrom")}
            label="Billed from"
            optional
            hint="Earlier days were billed by another system and are never proposed."
          />
          <Show when={row === null}>
            <div class="fields">
              <TextField field={form.bind("invoicePrefix")} label="Invoice prefix" width="short" optional />
              <TextField field={form.bind("creditNotePrefix")} label="Credit note prefix" width="short" optional />
            </div>
          </Show>
        </>
      )}
      save={async (values, row) => {
        const body = {
          code: values.code,
          name: values.name,
          abn: values.abn,
          timeZone: values.timeZone,
          billFrom: values.billFrom || null,
        };
        if (row === null)
          await api.call(endpoints.createLegalEntity, {
            body: {
              ...body,
              ...(values.invoicePrefix ? { invoicePrefix: values.invoicePrefix } : {}),
              ...(values.creditNotePrefix ? { creditNotePrefix: values.creditNotePrefix } : {}),
            },
          });
        else await api.call(endpoints.updateLegalEntity, { params: { legalEntityId: row.id }, body });
      }}
    />
  );
}
