import type { ScheduleTemplate } from "@banksia/contracts";
import { For, type JSX } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { optionsOf, useCodes, useFundingCodes, useServiceGroups } from "../../data/references.ts";
import { can } from "../../data/session.ts";
import { Button } from "../../kit/button.tsx";
import type { Form } from "../../kit/form/form.ts";
import { NumberField } from "../../kit/form/money-field.tsx";
import { orNone, SelectField } from "../../kit/form/select-field.tsx";
import { TextField } from "../../kit/form/text-field.tsx";
import { formatNumber } from "../../lib/money.ts";
import { needed, SetupScreen } from "../settings/setup-screen.tsx";
import "./templates.css";

interface TemplateLine {
  serviceGroupId: string;
  billingCodeId: string;
  quantity: string;
  feeArrangement: Arrangement | "";
}

interface FundingTemplateLine {
  serviceGroupId: string;
  fundingCodeId: string;
}

type Arrangement = NonNullable<ScheduleTemplate["lines"][number]["feeArrangement"]>;

const ARRANGEMENTS: { value: Arrangement | ""; label: string }[] = [
  { value: "", label: "Everybody" },
  { value: "PRE14", label: "Before July 2014" },
  { value: "POST14", label: "July 2014 to October 2025" },
  { value: "NOV25", label: "From November 2025" },
];

interface Values {
  code: string;
  name: string;
  lines: TemplateLine[];
  fundingLines: FundingTemplateLine[];
}

/** The fees that clients of a care type get on admission. */
export default function Templates(): JSX.Element {
  return (
    <SetupScreen<ScheduleTemplate, Values>
      id="schedule-templates"
      title="Schedule templates"
      noun={["schedule template", "schedule templates"]}
      why="A template holds the fees and the funding that a client of a care type gets on admission."
      canWrite={can("codes:write")}
      wide
      columns={[
        { id: "code", label: "Code", kind: "text", width: 120, sort: "code", value: (row) => row.code },
        { id: "name", label: "Name", kind: "text", width: 240, sort: "name", value: (row) => row.name },
        {
          id: "lines",
          label: "Fees",
          kind: "text",
          width: 280,
          value: (row) => row.lines.map((line) => line.billingCode).join(", "),
        },
        {
          id: "funding",
          label: "Funding",
          kind: "text",
          width: 200,
          value: (row) => row.fundingLines.map((line) => line.fundingCode).join(", "),
        },
        { id: "careTypes", label: "Care types", kind: "text", width: 280, value: (row) => row.careTypes.join(", ") },
      ]}
      load={(query, signal) => api.call(endpoints.listScheduleTemplates, { query, signal })}
      csvHref={(query) => api.csvUrl(endpoints.listScheduleTemplates, { query })}
      name={(row) => row.name}
      values={(row) => ({
        code: row?.code ?? "",
        name: row?.name ?? "",
        lines: (row?.lines ?? []).map((line) => ({
          serviceGroupId: String(line.serviceGroupId),
          billingCodeId: String(line.billingCodeId),
          quantity: formatNumber(line.quantity),
          feeArrangement: line.feeArrangement ?? "",
        })),
        fundingLines: (row?.fundingLines ?? []).map((line) => ({
          serviceGroupId: line.serviceGroupId === null ? "" : String(line.serviceGroupId),
          fundingCodeId: String(line.fundingCodeId),
        })),
      })}
      fields={(form) => (
        <>
          <TextField field={form.bind("code")} label="Code" width="short" autofocus />
          <TextField field={form.bind("name")} label="Name" width="full" />
          <TemplateLines form={form} />
          <TemplateFunding form={form} />
        </>
      )}
      follows={() => <p class="muted">Clients already admitted keep what they have.</p>}
      save={async ({ code, name, lines, fundingLines }, row, form) => {
        needed(
          form,
          ...lines.flatMap((line, index): [string, unknown, string][] => [
            [`lines/${index}/serviceGroupId`, line.serviceGroupId, "Choose the service group."],
            [`lines/${index}/billingCodeId`, line.billingCodeId, "Choose the code."],
          ]),
          ...fundingLines.map((line, index): [string, unknown, string] => [
            `fundingLines/${index}/fundingCodeId`,
            line.fundingCodeId,
            "Choose the code.",
          ]),
        );
        const body = {
          code,
          name,
          lines: lines.map((line) => ({
            serviceGroupId: Number(line.serviceGroupId),
            billingCodeId: Number(line.billingCodeId),
            quantity: line.quantity,
            feeArrangement: line.feeArrangement === "" ? null : line.feeArrangement,
          })),
          fundingLines: fundingLines.map((line) => ({
            serviceGroupId: line.serviceGroupId === "" ? null : Number(line.serviceGroupId),
            fundingCodeId: Number(line.fundingCodeId),
          })),
        };
        if (row === null) await api.call(endpoints.createScheduleTemplate, { body });
        else await api.call(endpoints.updateScheduleTemplate, { params: { scheduleTemplateId: row.id }, body });
      }}
    />
  );
}

function TemplateLines(props: { form: Form<Values> }): JSX.Element {
  const { form } = props;
  const groups = useServiceGroups();
  const codes = useCodes();
  const lines = () => form.values.lines;
  const change = (index: number, part: Partial<TemplateLine>) =>
    form.set(
      "lines",
      lines().map((line, at) => (at === index ? { ...line, ...part } : { ...line })),
    );
  const offered = (index: number) => {
    const group = groups().find((one) => String(one.id) === lines()[index]?.serviceGroupId);
    return optionsOf(group ? codes().filter((code) => group.billingCodeIds.includes(code.id)) : codes());
  };
  return (
    <fieldset class="fieldset">
      <legend class="legend">Fees</legend>
      <For each={lines().map((_, index) => index)}>
        {(index) => (
          <div class="template-row">
            <SelectField
              field={form.bindAt(
                `lines/${index}/serviceGroupId`,
                () => lines()[index]?.serviceGroupId ?? "",
                (serviceGroupId) => change(index, { serviceGroupId }),
              )}
              label="Service group"
              options={optionsOf(groups())}
            />
            <SelectField
              field={form.bindAt(
                `lines/${index}/billingCodeId`,
                () => lines()[index]?.billingCodeId ?? "",
                (billingCodeId) => change(index, { billingCodeId }),
              )}
              label="Billing code"
              options={offered(index)}
            />
            <NumberField
              field={form.bindAt(
                `lines/${index}/quantity`,
                () => lines()[index]?.quantity ?? "",
                (quantity) => change(index, { quantity }),
              )}
              label="Quantity"
            />
            <SelectField
              field={form.bindAt(
                `lines/${index}/feeArrangement`,
                () => lines()[index]?.feeArrangement ?? "",
                (feeArrangement) => change(index, { feeArrangement }),
              )}
              label="For"
              options={ARRANGEMENTS}
            />
            <Button
              kind="quiet"
              icon="cross"
              label={`Remove fee ${index + 1}`}
              onClick={() =>
                form.set(
                  "lines",
                  lines()
                    .filter((_, at) => at !== index)
                    .map((line) => ({ ...line })),
                )
              }
            />
          </div>
        )}
      </For>
      <div>
        <Button
          icon="plus"
          onClick={() =>
            form.set("lines", [
              ...lines().map((line) => ({ ...line })),
              {
                serviceGroupId: lines().at(-1)?.serviceGroupId ?? "",
                billingCodeId: "",
                quantity: "1",
                feeArrangement: "",
              },
            ])
          }
        >
          Add a fee
        </Button>
      </div>
    </fieldset>
  );
}

/** What the government pays for funded clients, besides the mirrors of fees that are set off. */
function TemplateFunding(props: { form: Form<Values> }): JSX.Element {
  const { form } = props;
  const groups = useServiceGroups();
  const codes = useFundingCodes();
  const lines = () => form.values.fundingLines;
  const write = (next: FundingTemplateLine[]) =>
    form.set(
      "fundingLines",
      next.map((line) => ({ ...line })),
    );
  const change = (index: number, part: Partial<FundingTemplateLine>) =>
    write(lines().map((line, at) => (at === index ? { ...line, ...part } : line)));
  const offered = (index: number) =>
    codes().filter(
      (code) => String(code.id) === lines()[index]?.fundingCodeId || (code.active && code.offsetOf.length === 0),
    );
  return (
    <fieldset class="fieldset">
      <legend class="legend">Funding</legend>
      <p class="muted small">Of funded stays. Fees that are set off bring their own lines.</p>
      <For each={lines().map((_, index) => index)}>
        {(index) => (
          <div class="template-row">
            <SelectField
              field={form.bindAt(
                `fundingLines/${index}/fundingCodeId`,
                () => lines()[index]?.fundingCodeId ?? "",
                (fundingCodeId) => change(index, { fundingCodeId }),
              )}
              label="Funding code"
              options={optionsOf(offered(index))}
            />
            <SelectField
              field={form.bindAt(
                `fundingLines/${index}/serviceGroupId`,
                () => lines()[index]?.serviceGroupId ?? "",
                (serviceGroupId) => change(index, { serviceGroupId }),
              )}
              label="Service group"
              optional
              options={orNone("Any", optionsOf(groups()))}
            />
            <Button
              kind="quiet"
              icon="cross"
              label={`Remove funding ${index + 1}`}
              onClick={() => write(lines().filter((_, at) => at !== index))}
            />
          </div>
        )}
      </For>
      <div>
        <Button icon="plus" onClick={() => write([...lines(), { serviceGroupId: "", fundingCodeId: "" }])}>
          Add funding
        </Button>
      </div>
    </fieldset>
  );
}
