import { createMemo, For, type JSX, Match, Show, Switch } from "solid-js";
import { can } from "../../data/session.ts";
import { today } from "../../data/today.ts";
import { Link } from "../../frame/facility.tsx";
import { api, endpoints } from "../../data/api.ts";
import { Button } from "../../kit/button.tsx";
import { Empty, Failure, Notice } from "../../kit/failure.tsx";
import { Facts } from "../../kit/facts.tsx";
import { Section } from "../../kit/page.tsx";
import { formatDay } from "../../lib/days.ts";
import { formatDollars, formatNumber, isZero } from "../../lib/money.ts";
import { WarningList } from "../admissions/warning-list.tsx";
import { ACCOMMODATION_STATUSES } from "../admissions/words.ts";
import { BalanceChart } from "./balance-chart.tsx";
import { stepsOf } from "./balance-course.ts";
import { DrawnFees } from "./drawn-fees.tsx";
import { LinesTable } from "./lines-table.tsx";
import { MovementsTable } from "./movements-table.tsx";
import { PaymentFigures } from "./payment-figures.tsx";
import { PaymentState } from "./payment-state.tsx";
import type { AccommodationDetail, DepositMovement } from "./types.ts";
import { RULES } from "./words.ts";
import "./accommodation.css";

/** One stay's accommodation payment: figures, lines over time, the balance and its movements. */
export function PaymentView(props: {
  payment: AccommodationDetail;
  movements: DepositMovement[] | undefined;
  movementsError: unknown;
  onRetryMovements: () => void;
  opened: { kind: string; id: number | undefined };
  onOpen: (what: string) => void;
}): JSX.Element {
  const steps = createMemo(() => stepsOf(props.movements ?? []));
  const base = () => `/accommodation/${props.payment.id}`;
  const writes = () => can("customers:write");
  const status = () => {
    const known = Object.entries(ACCOMMODATION_STATUSES).find(([value]) => value === props.payment.accommodationStatus);
    return known?.[1] ?? props.payment.accommodationStatus;
  };
  return (
    <>
      <Section
        title={`${props.payment.title ?? "Accommodation"}, ${props.payment.serviceName}`}
        actions={
          <>
            <PaymentState status={props.payment.status} />
            <Link class="button plain" href={base()}>
              Life of the deposit
            </Link>
            <Link class="button plain" href={`${base()}/refund`}>
              Refund worksheet
            </Link>
            <Show when={props.payment.setting === "village"}>
              <Link class="button plain" href={`${base()}/exit`}>
                Exit estimate
              </Link>
            </Show>
          </>
        }
      >
        <WarningList warnings={props.payment.warnings.filter((one) => !SAID_BELOW.has(one.code))} />
        <Show when={props.payment.status === "refund_overdue" || props.payment.status === "refund_due"}>
          <Notice
            tone={props.payment.status === "refund_overdue" ? "failed" : "attention"}
            title={`${formatDollars(props.payment.figures.balance)} to be refunded${props.payment.refundDueDate ? ` by ${formatDay(props.payment.refundDueDate)}` : ""}`}
            action={
              <Link class="button plain" href={`${base()}/refund`}>
                Refund worksheet
              </Link>
            }
          >
            {props.payment.refundDueDate === null
              ? "The last day by law is not known yet; the worksheet says what is missing."
              : "Interest runs until it is refunded."}
          </Notice>
        </Show>
        <Show when={props.payment.adjustmentRequired}>
          <Notice
            tone="attention"
            action={
              <Show when={can("runs:start")}>
                <Link
                  class="button plain"
                  href={`/billing/runs/new?kind=accommodation&clientId=${props.payment.clientId}`}
                >
                  Start an accommodation run
                </Link>
              </Show>
            }
          >
            Something changed since it was charged. The next accommodation run settles the difference.
          </Notice>
        </Show>
        <PaymentFigures figures={props.payment.figures} refundDueDate={props.payment.refundDueDate} />
        <Facts
          wide
          facts={[
            ["Status", status()],
            ["Rules", props.payment.arrangement ? RULES[props.payment.arrangement] : null],
            ["Agreed on", props.payment.agreementDate ? formatDay(props.payment.agreementDate) : null],
            ["Agreed price", props.payment.agreedAmount ? formatDollars(props.payment.agreedAmount) : null],
            ["Agreed lump sum", props.payment.agreedLumpSum ? formatDollars(props.payment.agreedLumpSum) : null],
            ["Forecast a day", props.payment.forecastDaily ? formatDollars(props.payment.forecastDaily) : null],
            ["Place", props.payment.placeCode],
            ["Entry", formatDay(props.payment.entryDate)],
            props.payment.departureDate !== null && ["Departure", formatDay(props.payment.departureDate)],
            props.payment.noticeDate !== null && ["Notice given", formatDay(props.payment.noticeDate)],
            props.payment.probateDate !== null && ["Probate shown", formatDay(props.payment.probateDate)],
            props.payment.retention && [
              "Retention",
              props.payment.retentionDaysLeft === null
                ? "2% a year, at most five years"
                : `2% a year, ${formatNumber(props.payment.retentionDaysLeft)} days left`,
            ],
            props.payment.elsewhereFirstPaid !== null && [
              "First paid elsewhere",
              `${formatDay(props.payment.elsewhereFirstPaid)}, ${props.payment.elsewhereCountedDays} days retained`,
            ],
            props.payment.broughtOverOn !== null && [
              "Billed here from",
              broughtOver(props.payment.broughtOverOn, props.payment.retainedBefore, props.payment.deductedBefore),
            ],
            props.payment.heldForReentryUntil !== null && [
              "Held for a return until",
              formatDay(props.payment.heldForReentryUntil),
            ],
            props.payment.transferredFromId !== null && [
              "Moved here from",
              <Link href={`/accommodation/${props.payment.transferredFromId}`}>an earlier stay</Link>,
            ],
          ]}
        />
        <Show when={writes()}>
          <div class="row wrap no-print">
            <Button icon="draft" onClick={() => props.onOpen("agreement")}>
              Change the agreement
            </Button>
            <Show when={props.payment.setting === "village"}>
              <Button icon="draft" onClick={() => props.onOpen("ingoing")}>
                {props.payment.ingoing === null ? "Set up the ingoing contribution" : "Ingoing contribution"}
              </Button>
            </Show>
          </div>
        </Show>
      </Section>
      <Section
        title="Lines"
        actions={
          <Show when={writes() && props.payment.mayAddLine}>
            <Button kind="primary" icon="plus" hint="n" onClick={() => props.onOpen("line-new")}>
              New line
            </Button>
          </Show>
        }
      >
        <Show
          when={props.payment.lines.length > 0}
          fallback={
            <Empty title="Nothing is agreed yet.">
              {props.payment.whyNotLine ??
                "A line says from which day what is paid: price, rate, lump sum, and how it is collected."}
            </Empty>
          }
        >
          <LinesTable
            lines={props.payment.lines}
            openId={props.opened.kind === "line" ? props.opened.id : undefined}
            onOpen={(id) => props.onOpen(`line-${id}`)}
          />
          <Show when={props.payment.whyNotLine}>{(why) => <p class="muted">{why()}</p>}</Show>
        </Show>
      </Section>
      <DrawnFees payment={props.payment} movements={props.movements} />
      <Section
        title="Balance and movements"
        actions={
          <Show when={(props.movements?.length ?? 0) > 0}>
            <a
              class="button plain"
              href={api.csvUrl(endpoints.listDepositMovements, {
                params: { accommodationPaymentId: props.payment.id },
                query: {},
              })}
              download=""
            >
              Movements as CSV
            </a>
          </Show>
        }
      >
        <Switch>
          <Match when={props.movementsError}>
            <Failure what="The movements" error={props.movementsError} onRetry={() => props.onRetryMovements()} />
          </Match>
          <Match when={props.movements?.length === 0}>
            <Empty title="No lump sum has moved yet.">
              Receipts, drawings, retention and refunds appear here when their journal is posted.
            </Empty>
          </Match>
          <Match when={props.movements}>
            {(rows) => (
              <>
                <BalanceChart steps={steps()} until={today()} />
                <MovementsTable
                  movements={rows()}
                  openId={props.opened.kind === "move" ? props.opened.id : undefined}
                  onOpen={(id) => props.onOpen(`move-${id}`)}
                />
              </>
            )}
          </Match>
          <Match when={true}>
            <div class="stack" aria-busy="true">
              <For each={[90, 80, 60]}>{(width) => <span class="skeleton" style={{ width: `${width}%` }} />}</For>
            </div>
          </Match>
        </Switch>
      </Section>
    </>
  );
}

/** These have notices of their own, with what to do about them. */
const SAID_BELOW = new Set(["ADJUSTMENT_REQUIRED", "REFUND_OVERDUE"]);

/** The first day here, and what an earlier system took before it. */
function broughtOver(on: string, retained: string, drawn: string): string {
  const taken = [
    ...(isZero(retained) ? [] : [`${formatDollars(retained)} retained`]),
    ...(isZero(drawn) ? [] : [`${formatDollars(drawn)} drawn`]),
  ];
  return taken.length === 0 ? formatDay(on) : `${formatDay(on)}; before, ${taken.join(" and ")}`;
}
