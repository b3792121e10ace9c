import type { FundingAmountPeriod, FundingLine } from "@banksia/contracts";
import { createSignal, For, type JSX, Match, Show, Switch } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { findServices } from "../../data/find.ts";
import { createRead } from "../../data/read.ts";
import { can } from "../../data/session.ts";
import { Link } from "../../frame/facility.tsx";
import { Button } from "../../kit/button.tsx";
import { CopyId } from "../../kit/copy-id.tsx";
import { Failure, Notice } from "../../kit/failure.tsx";
import { Facts } from "../../kit/facts.tsx";
import { Combobox } from "../../kit/form/combobox.tsx";
import { DateField } from "../../kit/form/date-field.tsx";
import { FormView } from "../../kit/form/form-view.tsx";
import { createForm } from "../../kit/form/form.ts";
import { TextField } from "../../kit/form/text-field.tsx";
import { DetailPanel } from "../../kit/panel.tsx";
import { StateChip } from "../../kit/state-chip.tsx";
import { Timeline } from "../../kit/timeline.tsx";
import { toast } from "../../kit/toast.tsx";
import { formatDay, formatPeriod } from "../../lib/days.ts";
import { formatRate } from "../../lib/money.ts";
import { FundingLineState } from "./line-state.tsx";
import { refreshFundingLines } from "./refresh-lines.ts";
import "../../kit/explain.css";

/** One funding line: what it pays and why, over its life; and what may be done with it. */
export function FundingLinePanel(props: { line: FundingLine; onClose: () => void }): JSX.Element {
  const [changing, setChanging] = createSignal(false);
  const line = () => props.line;
  return (
    <DetailPanel
      title={`${line().fundingCode} ${line().description}`}
      chips={<FundingLineState line={line()} />}
      onClose={() => props.onClose()}
      actions={
        <Show when={!changing() && can("customers:write")}>
          <Show
            when={line().offsetOf}
            fallback={
              <Show when={!line().inError}>
                <Button icon="draft" onClick={() => setChanging(true)}>
                  Change or end
                </Button>
              </Show>
            }
          >
            {(fee) => (
              <Link class="button plain" href={`/customers/${line().clientId}/schedule?open=${fee().scheduleLineId}`}>
                Open the fee
              </Link>
            )}
          </Show>
        </Show>
      }
    >
      <Show when={changing()} fallback={<Look line={line()} />}>
        <ChangeFundingLine line={line()} onDone={() => setChanging(false)} />
      </Show>
    </DetailPanel>
  );
}

function Look(props: { line: FundingLine }): JSX.Element {
  const line = () => props.line;
  return (
    <>
      <Show when={line().offsetOf}>
        {(fee) => (
          <Notice tone="draft" title={`It mirrors ${fee().billingCode}`}>
            It pays the opposite of the fee on every day, and follows its dates and its service. Change the fee on the
            billing schedule.
          </Notice>
        )}
      </Show>
      <For each={line().warnings}>{(one) => <Notice tone="attention">{one.detail}</Notice>}</For>
      <Facts
        facts={[
          ["Line number", <CopyId id={line().id} what="line number" />],
          ["Code", <Link href={`/funding/codes/${line().fundingCodeId}`}>{line().fundingCode}</Link>],
          [
            `Amount on ${formatDay(line().amountDay)}`,
            line().amount === null ? "none" : `${formatRate(line().amount ?? "")} per ${line().unit}`,
          ],
          ["From", formatDay(line().startDate)],
          ["Last funded day", line().endDate ? formatDay(line().endDate ?? "") : "until ended"],
          ["Claimed by", line().serviceName],
          [
            "Last calculated date",
            line().lastCalculatedDate ? formatDay(line().lastCalculatedDate ?? "") : "in no claim yet",
          ],
          ["Service group", line().serviceGroupName],
          [
            "Service entry",
            <Link href={`/customers/${line().clientId}/entries?open=${line().serviceEntryId}`}>
              {line().serviceEntryId}
            </Link>,
          ],
        ]}
      />
      <Amounts line={line()} />
    </>
  );
}

function Amounts(props: { line: FundingLine }): JSX.Element {
  const read = createRead<{ periods: FundingAmountPeriod[] }>(() => ({
    queryKey: ["funding-amounts", props.line.id, props.line.startDate, props.line.endDate],
    queryFn: ({ signal }) =>
      api.call(endpoints.getFundingAmounts, { params: { fundingLineId: props.line.id }, signal }),
  }));
  return (
    <section class="stack tight" aria-label="What it pays over time">
      <h3>What it pays over time</h3>
      <Switch>
        <Match when={read().data}>
          {(found) => (
            <>
              <Timeline
                label="Amounts over time"
                narrow
                rows={found().periods.map((period) => ({
                  from: period.from,
                  to: period.to,
                  label: period.amount === null ? "no rate" : formatRate(period.amount),
                  hatched: period.amount === null,
                }))}
              />
              <For each={found().periods.toReversed()}>{(period) => <Period period={period} line={props.line} />}</For>
            </>
          )}
        </Match>
        <Match when={read().error}>
          <Failure what="The amounts" error={read().error} onRetry={() => void read().refetch()} />
        </Match>
        <Match when={true}>
          <span class="skeleton" />
        </Match>
      </Switch>
    </section>
  );
}

/** One stretch of days: the sum that gives the amount, and where the figures come from. */
function Period(props: { period: FundingAmountPeriod; line: FundingLine }): JSX.Element {
  const period = () => props.period;
  return (
    <div class="explain-node root">
      <div class="explain-step">
        <strong class="grow">{formatPeriod(period().from, period().to)}</strong>
        <Show when={period().verified === false}>
          <StateChip tone="attention">Unverified</StateChip>
        </Show>
        <strong class="money">{period().amount === null ? "none" : formatRate(period().amount ?? "")}</strong>
      </div>
      <Show when={period().problem}>{(problem) => <p class="muted">{problem().detail}</p>}</Show>
      <ul role="list" class="explain-children">
        <For each={period().steps}>
          {(step) => (
            <li class="explain-step">
              <span class="grow">{step.label}</span>
              <Show when={step.value}>{(value) => <span class="money">{formatRate(value())}</span>}</Show>
            </li>
          )}
        </For>
      </ul>
      <div class="explain-links">
        <Show when={period().fundingRateId}>
          {(id) => (
            <Link
              href={
                period().own
                  ? `/funding/codes/${props.line.fundingCodeId}?validFor=client&open=${id()}`
                  : `/funding/codes/${props.line.fundingCodeId}?open=${id()}`
              }
            >
              {period().own ? "The client's own rate" : "The rate of all clients"}
            </Link>
          )}
        </Show>
        <Show when={period().billingRateId !== null && props.line.offsetOf}>
          {(fee) => (
            <Link
              href={period().own ? `/customers/${props.line.clientId}/rates` : `/rates/codes/${fee().billingCodeId}`}
            >
              The rate of the fee
            </Link>
          )}
        </Show>
        <a href="/docs/rules/funding-rate" target="_blank" rel="noreferrer">
          The rule
        </a>
        <Show when={period().source}>{(source) => <span class="muted small">{source()}</span>}</Show>
      </div>
    </div>
  );
}

interface ChangeValues {
  startDate: string;
  endDate: string;
  serviceId: number | null;
  description: string;
}

function ChangeFundingLine(props: { line: FundingLine; onDone: () => void }): JSX.Element {
  const { line } = props;
  const form = createForm<ChangeValues>(
    {
      startDate: line.startDate,
      endDate: line.endDate ?? "",
      serviceId: line.serviceId,
      description: line.ownDescription ?? "",
    },
    async (values) => {
      const answer = await api.call(endpoints.updateFundingLine, {
        params: { fundingLineId: line.id },
        body: {
          startDate: values.startDate,
          endDate: values.endDate || null,
          description: values.description || null,
          ...(values.serviceId === null ? {} : { serviceId: values.serviceId }),
        },
      });
      refreshFundingLines();
      toast(["The funding is saved.", ...answer.warnings.map((warning) => warning.detail)].join(" "));
    },
  );
  const follows = () => {
    const claimed = line.lastCalculatedDate;
    if (claimed === null) return "No claim holds it yet.";
    const end = form.values.endDate;
    if (end && end < claimed)
      return `Claims hold it up to ${formatDay(claimed)}: the days after ${formatDay(end)} have to be taken back.`;
    return `Claims hold it up to ${formatDay(claimed)}, so its start and its service stay.`;
  };
  return (
    <FormView
      form={form}
      label="Change the funding"
      verb="Save"
      onCancel={() => props.onDone()}
      onDone={() => props.onDone()}
      follows={<p class="muted">{follows()}</p>}
    >
      <div class="fields">
        <DateField field={form.bind("startDate")} label="From" hint="First funded day." />
        <DateField field={form.bind("endDate")} label="To" optional hint="Last funded day." autofocus />
      </div>
      <Combobox
        field={form.bind("serviceId")}
        label="Claimed by"
        find={findServices}
        chosenLabel={line.serviceName}
        width="full"
        hint="The service whose claim carries the line."
      />
      <TextField
        field={form.bind("description")}
        label="Description"
        width="full"
        optional
        hint="That of the code, when left empty."
      />
    </FormView>
  );
}
