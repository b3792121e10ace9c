import type { FundingRate } from "@banksia/contracts";
import { type JSX, Show } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { findPeople } from "../../data/find.ts";
import { createRead, queries } from "../../data/read.ts";
import { refreshRows } from "../../data/rows.ts";
import { today } from "../../data/today.ts";
import { CheckField, RadioField } from "../../kit/form/check-field.tsx";
import { Combobox } from "../../kit/form/combobox.tsx";
import { DateField } from "../../kit/form/date-field.tsx";
import { FormView } from "../../kit/form/form-view.tsx";
import { createForm } from "../../kit/form/form.ts";
import { RateField } from "../../kit/form/money-field.tsx";
import { TextField } from "../../kit/form/text-field.tsx";
import { Timeline, type TimelineRow } from "../../kit/timeline.tsx";
import { toast } from "../../kit/toast.tsx";
import { addDays, formatDay } from "../../lib/days.ts";
import { formatRate } from "../../lib/money.ts";
import { count } from "../../lib/words.ts";
import { findFundingCodes } from "./find-codes.ts";

interface NewRateValues {
  fundingCodeId: number | null;
  validFor: "all" | "client";
  clientId: number | null;
  startDate: string;
  endDate: string;
  rate: string;
  source: string;
  verified: boolean;
}

/** Tells what a change of a rate did, and reads again whatever shows rates. */
export function afterFundingRate(said: string, claimedLines: number, warnings: readonly { detail: string }[]): void {
  refreshRows("funding-rates", "funding-codes", "funding-lines", "audit");
  for (const name of ["funding-code", "reference", "funding-amounts"])
    void queries.invalidateQueries({ queryKey: [name] });
  const claimed =
    claimedLines > 0 ? ` ${count(claimedLines, "funding line")} claimed before now have another rate.` : "";
  toast([`${said}${claimed}`, ...warnings.map((one) => one.detail)].join(" "));
}

/** The rates there are, with the one being typed among them. */
function ProposedFundingRate(props: {
  fundingCodeId: number | null;
  clientId: number | null;
  from: string;
  to: string;
  rate: string;
  changes?: FundingRate | undefined;
}): JSX.Element {
  const read = createRead<{ items: FundingRate[] }>(() => ({
    queryKey: ["funding-rates-beside", props.fundingCodeId, props.clientId],
    enabled: props.fundingCodeId !== null,
    queryFn: ({ signal }) =>
      api.call(endpoints.listFundingRates, {
        query: {
          fundingCodeId: props.fundingCodeId ?? 0,
          ...(props.clientId === null ? { validFor: "all" as const } : { clientId: props.clientId }),
          sort: "-startDate",
          limit: 12,
        },
        signal,
      }),
  }));
  const rows = (): TimelineRow[] => {
    const proposed = {
      from: props.from,
      to: props.to || null,
      label: props.rate === "" ? "new" : formatRate(props.rate),
      proposed: true,
    };
    const there = (read().data?.items ?? []).map((rate): TimelineRow => ({
      from: rate.startDate,
      to: rate.id === props.changes?.id && props.from > rate.startDate ? addDays(props.from, -1) : rate.endDate,
      label: formatRate(rate.rate),
      faint: rate.status === "past",
    }));
    return [...there, proposed].toSorted((a, b) => (a.from < b.from ? -1 : 1));
  };
  return (
    <Show when={props.fundingCodeId !== null && props.from !== "" && read().data}>
      <Timeline label="The rates with this one among them" rows={rows()} narrow />
    </Show>
  );
}

/** A rate for days that have none: for all clients, or one client's own. */
export function NewFundingRateForm(props: {
  code?: { id: number; label: string; unit: string } | undefined;
  client?: { id: number; name: string } | undefined;
  onDone: () => void;
  onCancel: () => void;
}): JSX.Element {
  const form = createForm<NewRateValues>(
    {
      fundingCodeId: props.code?.id ?? null,
      validFor: props.client ? "client" : "all",
      clientId: props.client?.id ?? null,
      startDate: today(),
      endDate: "",
      rate: "",
      source: "",
      verified: true,
    },
    async (values) => {
      const { fundingCodeId, rate } = values;
      if (fundingCodeId === null) form.fault("fundingCodeId", "Choose the code.");
      if (rate === "") form.fault("rate", "Enter the rate.");
      if (values.validFor === "client" && values.clientId === null)
        form.fault("clientId", "Choose the client, or make the rate valid for all.");
      if (fundingCodeId === null || rate === "" || (values.validFor === "client" && values.clientId === null))
        throw new Error("Some fields are still empty.");
      const answer = await api.call(endpoints.createFundingRate, {
        body: {
          fundingCodeId,
          clientId: values.validFor === "client" ? values.clientId : null,
          startDate: values.startDate,
          endDate: values.endDate || null,
          rate,
          source: values.source || null,
          verified: values.verified,
        },
      });
      afterFundingRate("The rate is added.", answer.claimedLines, answer.warnings);
    },
  );
  return (
    <FormView
      form={form}
      label="New funding rate"
      verb="Add the rate"
      onCancel={props.onCancel}
      onDone={props.onDone}
      follows={
        <ProposedFundingRate
          fundingCodeId={form.values.fundingCodeId}
          clientId={form.values.validFor === "client" ? form.values.clientId : null}
          from={form.values.startDate}
          to={form.values.endDate}
          rate={form.values.rate}
        />
      }
    >
      <Show when={!props.code}>
        <Combobox
          field={form.bind("fundingCodeId")}
          label="Funding code"
          find={findFundingCodes}
          width="full"
          autofocus
        />
      </Show>
      <Show when={!props.client}>
        <RadioField
          field={form.bind("validFor")}
          label="Valid for"
          options={[
            { value: "all", label: "All clients without a rate of their own" },
            { value: "client", label: "One client" },
          ]}
        />
        <Show when={form.values.validFor === "client"}>
          <Combobox field={form.bind("clientId")} label="Client" find={findPeople} width="full" />
        </Show>
      </Show>
      <div class="fields">
        <DateField field={form.bind("startDate")} label="From" />
        <DateField field={form.bind("endDate")} label="To" optional hint="Empty: until changed." />
      </div>
      <RateField field={form.bind("rate")} label="Rate" unit={props.code ? `$ per ${props.code.unit}` : "$"} />
      <TextField field={form.bind("source")} label="Source" width="full" optional hint="Where the figure comes from." />
      <CheckField field={form.bind("verified")} label="Verified" hint="Somebody compared the figure with its source." />
    </FormView>
  );
}

/** Changes a rate from a day on: the old one ends the day before. */
export function ChangeFundingRateForm(props: {
  rate: FundingRate;
  onDone: () => void;
  onCancel: () => void;
}): JSX.Element {
  const form = createForm({ startDate: today(), rate: "", source: "", verified: true }, async (values) => {
    if (values.rate === "") {
      form.fault("rate", "Enter the rate.");
      throw new Error("Enter the rate.");
    }
    const answer = await api.call(endpoints.changeFundingRate, {
      params: { fundingRateId: props.rate.id },
      body: {
        startDate: values.startDate,
        rate: values.rate,
        source: values.source || null,
        verified: values.verified,
      },
    });
    afterFundingRate("The rate is changed.", answer.claimedLines, answer.warnings);
  });
  return (
    <FormView
      form={form}
      label="Change the rate"
      verb={`Change from ${form.values.startDate ? formatDay(form.values.startDate) : "that day"}`}
      onCancel={props.onCancel}
      onDone={props.onDone}
      follows={
        <ProposedFundingRate
          fundingCodeId={props.rate.fundingCodeId}
          clientId={props.rate.clientId}
          from={form.values.startDate}
          to=""
          rate={form.values.rate}
          changes={props.rate}
        />
      }
    >
      <div class="fields">
        <DateField field={form.bind("startDate")} label="From" autofocus />
        <RateField field={form.bind("rate")} label="Rate" unit="$" />
      </div>
      <TextField field={form.bind("source")} label="Source" width="full" optional hint="Where the figure comes from." />
      <CheckField field={form.bind("verified")} label="Verified" hint="Somebody compared the figure with its source." />
    </FormView>
  );
}
