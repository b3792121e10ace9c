import type { FundingCode } from "@banksia/contracts";
import { type JSX, Show } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { can } from "../../data/session.ts";
import { Link } from "../../frame/facility.tsx";
import { Notice } from "../../kit/failure.tsx";
import { StateChip } from "../../kit/state-chip.tsx";
import { formatRate } from "../../lib/money.ts";
import { flagOf, oneOf } from "../../lib/param.ts";
import { SetupScreen } from "../settings/setup-screen.tsx";
import { fundingCodeBody, FundingCodeFields, fundingCodeValues, type FundingCodeValues } from "./code-form.tsx";

/** What the government pays for clients. */
export default function FundingCodes(): JSX.Element {
  return (
    <SetupScreen<FundingCode, FundingCodeValues>
      id="funding-codes"
      title="Funding codes"
      noun={["funding code", "funding codes"]}
      why="A funding code is something that the government pays for a client, or takes back because the client pays a fee."
      canWrite={can("codes:write")}
      wide
      columns={[
        {
          id: "code",
          label: "Code",
          kind: "text",
          width: 136,
          sort: "code",
          value: (row) => row.code,
          cell: (row) => <Link href={`/funding/codes/${row.id}`}>{row.code}</Link>,
        },
        {
          id: "description",
          label: "Description",
          kind: "text",
          width: 280,
          sort: "description",
          value: (row) => row.description,
        },
        {
          id: "rate",
          label: "Rate today $",
          kind: "rate",
          width: 160,
          value: (row) => row.rateToday,
          cell: (row) => <RateToday code={row} />,
        },
        {
          id: "unit",
          label: "Per",
          kind: "text",
          width: 80,
          value: (row) => row.unit,
          filter: {
            kind: "choice",
            param: "unit",
            options: () => [
              { value: "day", label: "day" },
              { value: "month", label: "month" },
            ],
          },
        },
        {
          id: "associated",
          label: "Paid for the room",
          kind: "text",
          width: 152,
          value: (row) => (row.accommodationAssociated ? "Yes" : ""),
        },
        {
          id: "offset",
          label: "Sets off",
          kind: "text",
          width: 160,
          value: (row) => row.offsetOf.map((fee) => fee.code).join(", "),
        },
        { id: "external", label: "On statements", kind: "text", width: 128, value: (row) => row.externalCode },
        { id: "national", label: "National rate", kind: "text", width: 208, value: (row) => row.nationalRate },
        { id: "revenue", label: "Revenue account", kind: "text", width: 128, value: (row) => row.revenueAccountCode },
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
              { value: "true", label: "Active" },
              { value: "false", label: "Inactive" },
            ],
          },
        },
      ]}
      filters={(list) => [list.get("unit"), list.get("active")]}
      load={(query, signal, list) =>
        api.call(endpoints.listFundingCodes, {
          query: { ...query, unit: oneOf(list.get("unit"), ["day", "month"]), active: flagOf(list.get("active")) },
          signal,
        })
      }
      csvHref={(query) => api.csvUrl(endpoints.listFundingCodes, { query })}
      name={(row) => `${row.code} ${row.description}`}
      values={fundingCodeValues}
      rowClass={(row) => (row.active ? "" : "faded")}
      facts={(row) => (
        <>
          <Show when={row.offsetOf.length > 0}>
            <Notice tone="draft">
              Its lines mirror {row.offsetOf.map((fee) => `${fee.code} ${fee.description}`).join(", ")} with the
              opposite sign, so it has no rates of its own.
            </Notice>
          </Show>
          <p>
            <Link href={`/funding/codes/${row.id}`}>Rates and timeline of {row.code}</Link>
          </p>
        </>
      )}
      fields={(form, row) => <FundingCodeFields form={form} isNew={row === null} />}
      save={async (values, row) => {
        const body = fundingCodeBody(values);
        if (row === null) await api.call(endpoints.createFundingCode, { body });
        else
          await api.call(endpoints.updateFundingCode, {
            params: { fundingCodeId: row.id },
            body: { ...body, active: values.active },
          });
      }}
    />
  );
}

/** Today's rate for all clients; what a code sets off follows the fee instead. */
export function RateToday(props: { code: FundingCode }): JSX.Element {
  return (
    <Show
      when={props.code.rateToday}
      fallback={
        <Show when={props.code.offsetOf.length === 0} fallback={<span class="muted">as the fee</span>}>
          <StateChip tone="attention">No rate</StateChip>
        </Show>
      }
    >
      {(rate) => (
        <span class="row">
          <Show when={props.code.rateVerified === false}>
            <StateChip tone="attention">Unverified</StateChip>
          </Show>
          <span class="money">{formatRate(rate())}</span>
        </span>
      )}
    </Show>
  );
}
