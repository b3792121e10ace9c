import { createMemo, For, type JSX, Match, Show, Switch } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { createRead } from "../../data/read.ts";
import { can } from "../../data/session.ts";
import { today } from "../../data/today.ts";
import { Link } from "../../frame/facility.tsx";
import { Button } from "../../kit/button.tsx";
import { Empty, Failure, Notice } from "../../kit/failure.tsx";
import { Section } from "../../kit/page.tsx";
import { formatDay } from "../../lib/days.ts";
import { useListState } from "../../lib/list-state.ts";
import { formatDollars, formatMoney, isZero } from "../../lib/money.ts";
import { dayOf } from "../../lib/param.ts";
import { WarningList } from "../admissions/warning-list.tsx";
import { BalanceChart } from "./balance-chart.tsx";
import { stepsOf } from "./balance-course.ts";
import { ChargesTable } from "./charges-table.tsx";
import { DayOfAddress } from "./day-of-address.tsx";
import { LawSteps } from "./law-steps.tsx";
import { PaymentFigures } from "./payment-figures.tsx";
import { accommodationKey } from "./payment-key.ts";
import { SegmentsTable } from "./segments-table.tsx";
import type { AccommodationDetail, DepositLife } from "./types.ts";
import { movementWords } from "./words.ts";
import "./accommodation.css";

/** The life of a deposit as the rules give it: every stretch, charge and movement from first dollar to refund. */
export default function DepositLifeView(props: { payment: AccommodationDetail }): JSX.Element {
  const list = useListState();
  const until = () => dayOf(list.get("until"));
  const read = createRead<DepositLife>(() => ({
    queryKey: accommodationKey("life", props.payment.id, until() ?? null),
    queryFn: ({ signal }) =>
      api.call(endpoints.getDepositLife, {
        params: { accommodationPaymentId: props.payment.id },
        query: { until: until() },
        signal,
      }),
  }));
  return (
    <div class="accommodation-page deposit-life">
      <p class="print-only">
        Life of the deposit until {formatDay(until() ?? today())}, printed on {formatDay(today())}
      </p>
      <div class="row wrap no-print">
        <DayOfAddress param="until" label="Until" />
        <Button onClick={() => window.print()}>Print</Button>
        <a
          class="button plain"
          href={api.csvUrl(endpoints.listDepositDays, {
            params: { accommodationPaymentId: props.payment.id },
            query: { until: until() },
          })}
          download=""
        >
          Every day as CSV
        </a>
      </div>
      <Switch>
        <Match when={read().data}>{(life) => <Life payment={props.payment} life={life()} />}</Match>
        <Match when={read().error}>
          <Failure what="The life of the deposit" error={read().error} onRetry={() => void read().refetch()} />
        </Match>
        <Match when={true}>
          <div class="stack" aria-busy="true">
            <For each={[90, 80, 70, 85]}>{(width) => <span class="skeleton" style={{ width: `${width}%` }} />}</For>
          </div>
        </Match>
      </Switch>
    </div>
  );
}

function Life(props: { payment: AccommodationDetail; life: DepositLife }): JSX.Element {
  const steps = createMemo(() => stepsOf(props.life.movements.map((row) => ({ ...row, movementDate: row.on }))));
  return (
    <>
      <WarningList warnings={props.life.issues} />
      <Show
        when={isZero(props.life.difference)}
        fallback={
          <Notice
            tone="attention"
            title={`The books differ from the rules by ${formatDollars(props.life.difference)} up to ${formatDay(props.life.to)}`}
            action={
              <Show when={can("runs:start")}>
                <Link
                  class="button plain no-print"
                  href={`/billing/runs/new?kind=accommodation&clientId=${props.payment.clientId}`}
                >
                  Start an accommodation run
                </Link>
              </Show>
            }
          >
            Charges that are not in a journal yet stand below as not charged.
          </Notice>
        }
      >
        <Show when={!props.life.issues.some((issue) => issue.code === "BALANCE_DIFFERS")}>
          <Notice tone="posted">
            The books agree with the rules up to {formatDay(props.life.to)}: nothing is left to charge or to take back.
          </Notice>
        </Show>
      </Show>
      <Section title={`As posted up to ${formatDay(props.life.to)}`}>
        <PaymentFigures
          figures={props.life.figures}
          refundDueDate={props.payment.refundDueDate}
          asOf={props.life.to < today() ? undefined : today()}
        />
      </Section>
      <Section title="Balance as the rules give it">
        <Show
          when={props.life.movements.length > 0}
          fallback={<Empty title="No lump sum has moved.">What is paid by the day stands below.</Empty>}
        >
          <BalanceChart steps={steps()} until={props.life.to} />
        </Show>
      </Section>
      <Section title="Stretches of days">
        <Show
          when={props.life.segments.length > 0}
          fallback={<Empty title="Nothing can be worked out yet.">The notes above say what is missing.</Empty>}
        >
          <SegmentsTable segments={props.life.segments} />
        </Show>
      </Section>
      <Section title="What is charged">
        <Show when={props.life.charges.length > 0} fallback={<Empty title="Nothing is charged up to this day." />}>
          <ChargesTable label="Charges" charges={props.life.charges} journal />
        </Show>
      </Section>
      <Section title="Movements">
        <Show when={props.life.movements.length > 0} fallback={<Empty title="No movement up to this day." />}>
          <LifeMovements movements={props.life.movements} />
        </Show>
      </Section>
      <LawSteps steps={props.life.steps} />
    </>
  );
}

function LifeMovements(props: { movements: DepositLife["movements"] }): JSX.Element {
  return (
    <div class="wide-table" role="region" aria-label="Movements by the rules" tabindex={0}>
      <table class="plain-table">
        <caption class="visually-hidden">Movements of the lump sum as the rules give them</caption>
        <thead>
          <tr>
            <th scope="col">Day</th>
            <th scope="col">Movement</th>
            <th scope="col" class="num">
              Amount $
            </th>
            <th scope="col" class="num">
              Balance $
            </th>
            <th scope="col">Reference</th>
          </tr>
        </thead>
        <tbody>
          <For each={props.movements}>
            {(row) => (
              <tr>
                <th scope="row">{formatDay(row.on)}</th>
                <td>{movementWords(row.kind)}</td>
                <td class="num">{formatMoney(row.amount)}</td>
                <td class="num">{formatMoney(row.balance)}</td>
                <td class="words">{row.reference ?? ""}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </div>
  );
}
