import type { CareType } from "@banksia/contracts";
import { type JSX, Show } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { optionsOf, useTemplates } from "../../data/references.ts";
import { can } from "../../data/session.ts";
import { orNone, SelectField } from "../../kit/form/select-field.tsx";
import { TextField } from "../../kit/form/text-field.tsx";
import { SetupScreen } from "../settings/setup-screen.tsx";

const SETTINGS: Record<CareType["setting"], string> = {
  residential: "Residential, permanent",
  respite: "Residential, respite",
  village: "Retirement village",
  home_care: "Home care",
  ndis: "NDIS",
};
const SETTING_LIST = ["residential", "respite", "village", "home_care", "ndis"] as const;

/** Kinds of care: each brings the fees of its template. */
export default function CareTypes(): JSX.Element {
  const templates = useTemplates();
  return (
    <SetupScreen<CareType, { code: string; name: string; setting: CareType["setting"]; scheduleTemplateId: string }>
      id="care-types"
      title="Care types"
      noun={["care type", "care types"]}
      why="The care type of a service entry decides which fees a client gets on admission."
      canWrite={can("codes:write")}
      columns={[
        { id: "code", label: "Code", kind: "text", width: 120, sort: "code", value: (row) => row.code },
        { id: "name", label: "Name", kind: "text", width: 240, sort: "name", value: (row) => row.name },
        { id: "setting", label: "Setting", kind: "text", width: 184, value: (row) => SETTINGS[row.setting] },
        {
          id: "template",
          label: "Schedule template",
          kind: "text",
          width: 240,
          value: (row) => row.scheduleTemplateName ?? "none: no fees on admission",
        },
      ]}
      load={(query, signal) => api.call(endpoints.listCareTypes, { query, signal })}
      csvHref={(query) => api.csvUrl(endpoints.listCareTypes, { query })}
      name={(row) => row.name}
      values={(row) => ({
        code: row?.code ?? "",
        name: row?.name ?? "",
        setting: row?.setting ?? "residential",
        scheduleTemplateId: row?.scheduleTemplateId ? String(row.scheduleTemplateId) : "",
      })}
      fields={(form, row) => (
        <>
          <TextField field={form.bind("code")} label="Code" width="short" autofocus />
          <TextField field={form.bind("name")} label="Name" width="full" />
          <Show when={row === null}>
            <SelectField
              field={form.bind("setting")}
              label="Setting"
              options={SETTING_LIST.map((value) => ({ value, label: SETTINGS[value] }))}
              hint="It cannot be changed later."
            />
          </Show>
          <SelectField
            field={form.bind("scheduleTemplateId")}
            label="Schedule template"
            optional
            options={orNone("None", optionsOf(templates()))}
            hint="Clients already admitted keep their fees."
          />
        </>
      )}
      save={async ({ code, name, setting, scheduleTemplateId }, row) => {
        const body = { code, name, scheduleTemplateId: scheduleTemplateId === "" ? null : Number(scheduleTemplateId) };
        if (row === null) await api.call(endpoints.createCareType, { body: { ...body, setting } });
        else await api.call(endpoints.updateCareType, { params: { careTypeId: row.id }, body });
      }}
    />
  );
}
