import type { Refund, RefundWorksheet } from "@banksia/contracts";
import { For, type JSX, Match, Show, Switch } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { createRead } from "../../data/read.ts";
import { can } from "../../data/session.ts";
import { today } from "../../data/today.ts";
import { Link } from "../../frame/facility.tsx";
import { Button } from "../../kit/button.tsx";
import { Failure, Notice } from "../../kit/failure.tsx";
import { useKeys } from "../../kit/keys.ts";
import { Section } from "../../kit/page.tsx";
import { DetailPanel, Split } from "../../kit/panel.tsx";
import { formatDay, formatPeriod } from "../../lib/days.ts";
import { useListState } from "../../lib/list-state.ts";
import { formatDollars, formatMoney, isZero, subtractMoney } from "../../lib/money.ts";
import { dayOf } from "../../lib/param.ts";
import { DayOfAddress } from "../accommodation/day-of-address.tsx";
import { LawSteps } from "../accommodation/law-steps.tsx";
import { PaymentFigures } from "../accommodation/payment-figures.tsx";
import { accommodationKey } from "../accommodation/payment-key.ts";
import { SumRow } from "../accommodation/sum-row.tsx";
import type { AccommodationDetail } from "../accommodation/types.ts";
import { WarningList } from "../admissions/warning-list.tsx";
import { ProposeRefund } from "./propose-refund.tsx";
import { RefundPanel } from "./refund-panel.tsx";
import { RefundsOf } from "./refunds-of.tsx";
import "../accommodation/accommodation.css";

/** What is to be refunded by when, with interest, what stands in the way, and the verb that proposes it. */
export default function Worksheet(props: { payment: AccommodationDetail }): JSX.Element {
  const list = useListState();
  const on = () => dayOf(list.get("on"));
  const read = createRead<RefundWorksheet>(() => ({
    queryKey: accommodationKey("worksheet", props.payment.id, on() ?? null),
    queryFn: ({ signal }) =>
      api.call(endpoints.getRefundWorksheet, {
        params: { accommodationPaymentId: props.payment.id },
        query: { on: on() },
        signal,
      }),
  }));
  const proposing = () => list.get("open") === "propose" && can("journals:write") && read().data !== undefined;
  const refunds = createRead<Refund[]>(() => ({
    queryKey: accommodationKey("refunds", props.payment.id),
    enabled: can("ledger:read"),
    queryFn: async ({ signal }) => {
      const query = { accommodationPaymentId: props.payment.id, limit: 1000 };
      return (await api.call(endpoints.listRefunds, { query, signal })).items;
    },
  }));
  const refund = () => refunds().data?.find((one) => `refund-${one.id}` === list.get("open"));
  const propose = () => list.set({ open: "propose" });
  const close = () => list.set({ open: null });
  useKeys("Worksheet", [{ keys: ["n"], label: "Propose a refund", run: propose }]);
  return (
    <Split
      wide
      open={proposing() || refund() !== undefined}
      panel={
        <Switch>
          <Match when={proposing() ? read().data : undefined}>
            {(worksheet) => (
              <DetailPanel title="Propose a refund" focus onClose={close}>
                <ProposeRefund payment={props.payment} worksheet={worksheet()} onDone={close} />
              </DetailPanel>
            )}
          </Match>
          <Match when={refund()?.id} keyed>
            <Show when={refund()}>{(one) => <RefundPanel refund={one()} onClose={close} />}</Show>
          </Match>
        </Switch>
      }
    >
      <div class="accommodation-page">
        <p class="print-only">
          Refund worksheet, refunded on {formatDay(on() ?? today())}, printed on {formatDay(today())}
        </p>
        <div class="row wrap no-print">
          <DayOfAddress param="on" label="Refunded on" />
          <Button onClick={() => window.print()}>Print</Button>
          <Show when={can("journals:write")}>
            <Button kind="primary" icon="plus" hint="n" onClick={propose}>
              Propose a refund
            </Button>
          </Show>
        </div>
        <Switch>
          <Match when={read().data}>{(worksheet) => <Body payment={props.payment} worksheet={worksheet()} />}</Match>
          <Match when={read().error}>
            <Failure what="The refund worksheet" error={read().error} onRetry={() => void read().refetch()} />
          </Match>
          <Match when={true}>
            <div class="stack" aria-busy="true">
              <For each={[90, 60, 70]}>{(width) => <span class="skeleton" style={{ width: `${width}%` }} />}</For>
            </div>
          </Match>
        </Switch>
        <Show when={can("ledger:read")}>
          <RefundsOf accommodationPaymentId={props.payment.id} onOpen={(what) => list.set({ open: what })} />
        </Show>
      </div>
    </Split>
  );
}

function Body(props: { payment: AccommodationDetail; worksheet: RefundWorksheet }): JSX.Element {
  const late = () => props.worksheet.dueDate !== null && props.worksheet.refundDate > props.worksheet.dueDate;
  const refunded = () => isZero(props.worksheet.figures.balance) && !isZero(props.worksheet.figures.refunded);
  const billed = () => props.worksheet.interestBilled;
  return (
    <>
      <Show when={refunded()}>
        <Notice tone="posted">All of the lump sum is refunded: nothing of it is held any more.</Notice>
      </Show>
      <Show when={!refunded()}>
        <Notice
          tone={late() ? "failed" : props.worksheet.dueDate === null ? "draft" : "attention"}
          title={
            props.worksheet.dueDate === null
              ? "No last day runs yet"
              : `Due by ${formatDay(props.worksheet.dueDate)}${late() ? ": this day is late" : ""}`
          }
        >
          {props.worksheet.dueReason}.
        </Notice>
      </Show>
      <Blocks payment={props.payment} blocks={props.worksheet.blocks} />
      <WarningList warnings={props.worksheet.warnings} />
      <Section title="Refund">
        <ul role="list" class="sum-list" aria-label="The refund as a sum">
          <SumRow label="Balance held" amount={props.worksheet.figures.balance} />
          <For each={props.worksheet.deductions}>
            {(row) => <SumRow label={row.description} note="not deducted yet" amount={row.amount} less />}
          </For>
          <SumRow
            label={
              props.payment.departureDate === null
                ? `Refundable if care ended on ${formatDay(props.worksheet.refundDate)}`
                : "Refundable"
            }
            amount={props.worksheet.refundable}
            total
          />
        </ul>
        <Show when={!isZero(props.worksheet.retentionOutstanding)}>
          <p class="muted">
            {formatDollars(props.worksheet.retentionOutstanding)} of the deductions is retention: it is taken at the end
            of each month and when care ends, and counts once an accommodation run has proposed it and its journal is
            posted.
          </p>
        </Show>
      </Section>
      <Section title="Interest to the client">
        <Show
          when={props.worksheet.interest.length > 0}
          fallback={<p>No interest runs up to {formatDay(props.worksheet.refundDate)}.</p>}
        >
          <ul role="list" class="sum-list" aria-label="Interest as a sum">
            <For each={props.worksheet.interest}>
              {(row) => (
                <SumRow
                  label={row.rateKind === "base" ? "At the base interest rate" : "At the maximum permissible rate"}
                  note={`${formatPeriod(row.from, row.to)}, ${row.text}`}
                  amount={row.amount}
                />
              )}
            </For>
            <SumRow label="Interest" amount={props.worksheet.interestTotal} total />
            <SumRow label="Of it posted already" amount={billed()} less />
            <SumRow
              label="Still to be proposed"
              amount={subtractMoney(props.worksheet.interestTotal, billed())}
              total
            />
          </ul>
          <p class="muted">
            Interest is proposed by its own run and given back as a refund of credits.{" "}
            <Show when={can("runs:start")}>
              <Link
                class="no-print"
                href={`/billing/runs/new?kind=interest_payable&clientId=${props.worksheet.clientId}`}
              >
                Start a run of interest payable
              </Link>
            </Show>
          </p>
        </Show>
      </Section>
      <Section title="Ordinary accounts">
        <p>
          Unpaid fees {formatMoney(props.worksheet.unpaidFees)}, credits {formatMoney(props.worksheet.credits)}.{" "}
          <Link class="no-print" href={`/customers/${props.worksheet.clientId}/transactions`}>
            Transactions and balance
          </Link>
        </p>
      </Section>
      <Section title="Figures as posted">
        <PaymentFigures figures={props.worksheet.figures} refundDueDate={props.worksheet.dueDate} />
      </Section>
      <LawSteps steps={props.worksheet.steps} />
    </>
  );
}

/** What has to be done before the refund, each with where it is done. */
function Blocks(props: { payment: AccommodationDetail; blocks: RefundWorksheet["blocks"] }): JSX.Element {
  const way = (code: string) => {
    if (code === "RUN_FIRST" && can("runs:start"))
      return {
        href: `/billing/runs/new?kind=accommodation&clientId=${props.payment.clientId}`,
        label: "Start an accommodation run",
      };
    if (code === "RUN_EXIT_FEES_FIRST" && can("runs:start"))
      return {
        href: `/billing/runs/new?kind=dmf_crf&clientId=${props.payment.clientId}`,
        label: "Start a run of DMF and CRF",
      };
    if (code === "RESALE_PRICE_MISSING")
      return {
        href: `/customers/${props.payment.clientId}/accommodation?stay=${props.payment.id}&open=ingoing`,
        label: "Terms of the contract",
      };
    if (code === "PROBATE_MISSING" || code === "STILL_HERE")
      return { href: `/service-entries/${props.payment.serviceEntryId}`, label: "Service entry" };
    return null;
  };
  return (
    <For each={props.blocks}>
      {(block) => (
        <Notice
          tone={block.code === "STILL_HERE" ? "draft" : "failed"}
          title={block.code === "STILL_HERE" ? undefined : "To be done first"}
          action={
            <Show when={way(block.code)}>
              {(step) => (
                <Link class="button plain no-print" href={step().href}>
                  {step().label}
                </Link>
              )}
            </Show>
          }
        >
          {block.detail}
        </Notice>
      )}
    </For>
  );
}
