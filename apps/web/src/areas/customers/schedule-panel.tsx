import type { Hold, ScheduleLine } from "@banksia/contracts";
import { createSignal, For, type JSX, Match, Show, Switch } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { problemOf } from "../../data/problem.ts";
import { can } from "../../data/session.ts";
import { today } from "../../data/today.ts";
import { Link } from "../../frame/facility.tsx";
import { Button } from "../../kit/button.tsx";
import { CopyId } from "../../kit/copy-id.tsx";
import { Notice } from "../../kit/failure.tsx";
import { Facts } from "../../kit/facts.tsx";
import { DateField } from "../../kit/form/date-field.tsx";
import { FormView } from "../../kit/form/form-view.tsx";
import { createForm } from "../../kit/form/form.ts";
import { NumberField } from "../../kit/form/money-field.tsx";
import { TextField } from "../../kit/form/text-field.tsx";
import { DetailPanel } from "../../kit/panel.tsx";
import { Timeline } from "../../kit/timeline.tsx";
import { toast } from "../../kit/toast.tsx";
import { formatDay, formatPeriod } from "../../lib/days.ts";
import { formatNumber, formatRate } from "../../lib/money.ts";
import { InvoiceesForm } from "./invoicees-form.tsx";
import { LineState } from "./line-state.tsx";
import { refreshSchedule } from "./refresh-schedule.ts";

type Mode = "look" | "change" | "hold" | "invoicees";

/** One fee: days, rate, who pays, holds; and what may be done with it. */
export function SchedulePanel(props: { line: ScheduleLine; onClose: () => void }): JSX.Element {
  const [mode, setMode] = createSignal<Mode>("look");
  const look = () => setMode("look");
  return (
    <DetailPanel
      title={`${props.line.billingCode} ${props.line.description}`}
      chips={<LineState line={props.line} />}
      onClose={() => props.onClose()}
      actions={
        <Show when={mode() === "look" && can("customers:write")}>
          <Button icon="draft" onClick={() => setMode("change")}>
            Change or end
          </Button>
          <Button icon="people" onClick={() => setMode("invoicees")}>
            Who pays
          </Button>
          <Button icon="stop" onClick={() => setMode("hold")}>
            Hold
          </Button>
        </Show>
      }
    >
      <Switch>
        <Match when={mode() === "look"}>
          <LineFacts line={props.line} />
        </Match>
        <Match when={mode() === "change"}>
          <ChangeLine line={props.line} onDone={look} />
        </Match>
        <Match when={mode() === "hold"}>
          <NewHold line={props.line} onDone={look} />
        </Match>
        <Match when={mode() === "invoicees"}>
          <InvoiceesForm line={props.line} onDone={look} />
        </Match>
      </Switch>
    </DetailPanel>
  );
}

function LineFacts(props: { line: ScheduleLine }): JSX.Element {
  const line = () => props.line;
  return (
    <>
      <Show when={line().adjustmentRequired}>
        <Notice
          tone="attention"
          title="Adjustment required"
          action={
            <Show when={can("runs:start")}>
              <Link class="button plain" href={`/billing/runs/new?kind=adjustment&clientId=${line().clientId}`}>
                Start an adjustment run
              </Link>
            </Show>
          }
        >
          Something changed on days that are already billed
          {line().adjustFrom ? `, from ${formatDay(line().adjustFrom ?? "")}` : ""}.
        </Notice>
      </Show>
      <Facts
        facts={[
          ["Line number", <CopyId id={line().id} what="line number" />],
          ["Code", <Link href={`/rates/codes/${line().billingCodeId}`}>{line().billingCode}</Link>],
          [
            "Rate today",
            line().rateToday === null ? (
              <>
                none in force: <Link href={`/rates/codes/${line().billingCodeId}`}>add a rate</Link>
              </>
            ) : (
              <>
                {formatRate(line().rateToday ?? "")} per {line().unit},{" "}
                <Link
                  href={line().rateOwn ? `/customers/${line().clientId}/rates` : `/rates/codes/${line().billingCodeId}`}
                >
                  {line().rateOwn ? "their own" : "valid for all"}
                </Link>
              </>
            ),
          ],
          line().mirror !== null && [
            "On the funding schedule",
            <>
              {line().mirror?.amount == null ? "no amount today" : formatRate(line().mirror?.amount ?? "")},{" "}
              <Link href={`/customers/${line().clientId}/funding?open=${line().mirror?.fundingLineId}`}>
                {line().mirror?.fundingCode}
              </Link>
            </>,
          ],
          ["Quantity", formatNumber(line().quantity)],
          ["Billed", `in ${line().timing}`],
          ["From", formatDay(line().startDate)],
          ["To", line().endDate ? formatDay(line().endDate ?? "") : "until ended"],
          line().billToDate !== null && ["Bill to", formatDay(line().billToDate ?? "")],
          ["Last run date", line().lastRunDate ? formatDay(line().lastRunDate ?? "") : "never billed"],
          ["Delivered by", line().serviceName],
          ["Service group", line().serviceGroupName],
          [
            "Service entry",
            <Link href={`/customers/${line().clientId}/entries?open=${line().serviceEntryId}`}>
              {line().serviceEntryId}
            </Link>,
          ],
        ]}
      />
      <section class="stack tight" aria-label="Who pays">
        <h3>Who pays</h3>
        <Show when={line().invoicees.length > 0} fallback={<p>The client pays all of it.</p>}>
          <Timeline
            label="Who pays over time"
            lanes
            narrow
            rows={line().invoicees.map((one) => ({
              from: one.startDate,
              to: one.endDate,
              label: `${one.customerName} ${formatNumber(one.percent)}%`,
              faint: one.endDate !== null && one.endDate < today(),
            }))}
          />
        </Show>
      </section>
      <Show when={line().holds.length > 0}>
        <section class="stack tight" aria-label="Holds">
          <h3>Holds</h3>
          <For each={line().holds}>{(hold) => <HoldRow hold={hold} clientId={line().clientId} />}</For>
        </section>
      </Show>
      <div class="row wrap">
        <Link href={`/customers/${line().clientId}/transactions?view=lines&scheduleLineId=${line().id}`}>
          Lines billed with it
        </Link>
        <Link href={`/billing/why-not?clientId=${line().clientId}&billingCodeId=${line().billingCodeId}`}>
          Why not billed?
        </Link>
      </div>
    </>
  );
}

function HoldRow(props: { hold: Hold; clientId: number }): JSX.Element {
  const remove = async () => {
    try {
      await api.call(endpoints.deleteHold, { params: { holdId: props.hold.id } });
      toast("The hold is taken away.");
      refreshSchedule(props.clientId);
    } catch (error) {
      toast(problemOf(error).detail, { tone: "failed" });
    }
  };
  return (
    <div class="row">
      <span class="grow">
        {formatPeriod(props.hold.startDate, props.hold.endDate)}: {props.hold.reason}
      </span>
      <Show when={can("customers:write") && !props.hold.derived}>
        <Button kind="quiet" icon="cross" label="Take the hold away" onClick={() => void remove()} />
      </Show>
    </div>
  );
}

function ChangeLine(props: { line: ScheduleLine; onDone: () => void }): JSX.Element {
  const { line } = props;
  const form = createForm(
    {
      description: line.ownDescription ?? "",
      quantity: formatNumber(line.quantity).replaceAll(",", ""),
      startDate: line.startDate,
      endDate: line.endDate ?? "",
      billToDate: line.billToDate ?? "",
    },
    async (values) => {
      const answer = await api.call(endpoints.updateScheduleLine, {
        params: { scheduleLineId: line.id },
        body: {
          description: values.description || null,
          quantity: values.quantity,
          startDate: values.startDate,
          endDate: values.endDate || null,
          billToDate: values.billToDate || null,
        },
      });
      refreshSchedule(line.clientId);
      toast(["The fee is saved.", ...answer.warnings.map((warning) => warning.detail)].join(" "));
    },
  );
  const follows = () => {
    const last = line.lastRunDate;
    const end = form.values.endDate || form.values.billToDate;
    if (last && end && end < last)
      return `It is billed to ${formatDay(last)}: ending it on ${formatDay(end)} marks it for an adjustment run, which credits the days after.`;
    if (last) return `It is billed to ${formatDay(last)}; changes before then are marked for an adjustment run.`;
    return "It has not been billed yet.";
  };
  return (
    <FormView
      form={form}
      label="Change the fee"
      verb="Save"
      onCancel={() => props.onDone()}
      onDone={() => props.onDone()}
      follows={<p class="muted">{follows()}</p>}
    >
      <div class="fields">
        <DateField field={form.bind("startDate")} label="From" hint="First day billed." />
        <DateField field={form.bind("endDate")} label="To" optional hint="Last day billed." autofocus />
      </div>
      <div class="fields">
        <NumberField field={form.bind("quantity")} label="Quantity" />
        <DateField field={form.bind("billToDate")} label="Bill to" optional />
      </div>
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

function NewHold(props: { line: ScheduleLine; onDone: () => void }): JSX.Element {
  const form = createForm({ startDate: today(), endDate: "", reason: "" }, async (values) => {
    await api.call(endpoints.createHold, {
      params: { scheduleLineId: props.line.id },
      body: { startDate: values.startDate, endDate: values.endDate || null, reason: values.reason },
    });
    refreshSchedule(props.line.clientId);
    toast("The fee is on hold for these days.");
  });
  return (
    <FormView
      form={form}
      label="Hold the fee"
      verb="Hold the fee"
      onCancel={() => props.onDone()}
      onDone={() => props.onDone()}
      follows={
        <p class="muted">The fee is not billed on these days; days already billed are marked for an adjustment run.</p>
      }
    >
      <div class="fields">
        <DateField field={form.bind("startDate")} label="From" autofocus />
        <DateField field={form.bind("endDate")} label="To" optional hint="Empty: until taken away." />
      </div>
      <TextField field={form.bind("reason")} label="Reason" width="full" />
    </FormView>
  );
}
