import { useParams } from "@solidjs/router";
import { For, type JSX, lazy, Match, Show, Suspense, Switch } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { createRead } from "../../data/read.ts";
import { can } from "../../data/session.ts";
import { today } from "../../data/today.ts";
import { Link, useGo } from "../../frame/facility.tsx";
import NotFound from "../../frame/not-found.tsx";
import { usePageActions } from "../../frame/page-actions.ts";
import { Failure } from "../../kit/failure.tsx";
import { Menu, type MenuItem } from "../../kit/menu.tsx";
import { Page } from "../../kit/page.tsx";
import { DetailPanel, Split } from "../../kit/panel.tsx";
import { Tabs } from "../../kit/tabs.tsx";
import { formatPeriod } from "../../lib/days.ts";
import { useListState } from "../../lib/list-state.ts";
import { LumpSumInvoiceForm } from "../receipts/lump-sum-invoice.tsx";
import { ReceiptForm } from "../receipts/receipt-form.tsx";
import { TransferLumpSum } from "../refunds/transfer-lump-sum.tsx";
import { accommodationKey } from "./payment-key.ts";
import { PaymentState } from "./payment-state.tsx";
import type { AccommodationDetail } from "./types.ts";
import "./accommodation.css";

const DepositLifeView = lazy(() => import("./deposit-life.tsx"));
const DepositDays = lazy(() => import("./deposit-days.tsx"));
const Worksheet = lazy(() => import("../refunds/worksheet.tsx"));
const ExitEstimateView = lazy(() => import("./exit-estimate.tsx"));

/** One lump sum on a page of its own: its life, its days, its refund, and for a village the exit estimate. */
export default function Deposit(): JSX.Element {
  const params = useParams();
  const id = () => Number(params["id"]);
  const up = [{ href: "/accommodation", label: "Accommodation payments" }];
  const read = createRead<AccommodationDetail>(() => ({
    queryKey: accommodationKey("payment", id()),
    queryFn: ({ signal }) =>
      api.call(endpoints.getAccommodationPayment, { params: { accommodationPaymentId: id() }, signal }),
  }));
  return (
    <Switch>
      <Match when={read().data}>
        {(payment) => <DepositBody payment={payment()} tab={params["tab"] ?? ""} up={up} />}
      </Match>
      <Match when={read().error}>
        <Page title="Accommodation payment" up={up}>
          <Failure what="The accommodation payment" error={read().error} onRetry={() => void read().refetch()} />
        </Page>
      </Match>
      <Match when={true}>
        <Page title="Accommodation payment" up={up}>
          <Waiting />
        </Page>
      </Match>
    </Switch>
  );
}

function Waiting(): JSX.Element {
  return (
    <div class="stack" aria-busy="true">
      <For each={[60, 90, 70]}>{(width) => <span class="skeleton" style={{ width: `${width}%` }} />}</For>
    </div>
  );
}

function DepositBody(props: {
  payment: AccommodationDetail;
  tab: string;
  up: { href: string; label: string }[];
}): JSX.Element {
  const base = () => `/accommodation/${props.payment.id}`;
  const go = useGo();
  const village = () => props.payment.setting === "village";
  const tabs = () => [
    { href: base(), label: "Life" },
    { href: `${base()}/days`, label: "Day by day" },
    { href: `${base()}/refund`, label: "Refund worksheet" },
    ...(village() ? [{ href: `${base()}/exit`, label: "Exit estimate" }] : []),
  ];
  usePageActions(() =>
    tabs().map((tab) => ({
      title: `${tab.label} of this deposit`,
      words: props.payment.clientName,
      kind: "Page",
      icon: "equals",
      path: tab.href,
    })),
  );
  const list = useListState();
  const opened = () => list.get("open") ?? "";
  const close = () => list.set({ open: null });
  const writes = () => can("journals:write");
  const acting = () =>
    ((opened() === "invoice" || opened() === "receive") && writes()) ||
    (opened() === "transfer" && can("journals:post"));
  const acts = (): MenuItem[] => [
    ...(writes()
      ? [
          {
            label: "Invoice the lump sum, or more of it",
            icon: "plus" as const,
            run: () => list.set({ open: "invoice" }),
          },
          { label: "Enter a receipt", icon: "plus" as const, run: () => list.set({ open: "receive" }) },
          {
            label: "Propose a refund, whole or in part",
            icon: "draft" as const,
            run: () => go(`${base()}/refund?open=propose`),
          },
        ]
      : []),
    ...(can("journals:post")
      ? [
          {
            label: "Move it to another stay",
            icon: "out" as const,
            disabled: props.payment.departureDate === null,
            run: () => list.set({ open: "transfer" }),
          },
        ]
      : []),
  ];
  const known = () => ["", "days", "refund"].includes(props.tab) || (props.tab === "exit" && village());
  return (
    <Show when={known()} fallback={<NotFound />}>
      <Page
        title={`${props.payment.title ?? "Accommodation"} of ${props.payment.clientName}`}
        up={props.up}
        chips={<PaymentState status={props.payment.status} />}
        id={props.payment.id}
        idName="accommodation payment number"
        fill={props.tab === "days"}
        sub={
          <>
            <Link href={`/customers/${props.payment.clientId}/accommodation?stay=${props.payment.id}`}>
              {props.payment.clientName}
            </Link>
            <span>{props.payment.clientAccount}</span>
            <span>{[props.payment.serviceName, props.payment.placeCode].filter(Boolean).join(", ")}</span>
            <span>{formatPeriod(props.payment.entryDate, props.payment.departureDate)}</span>
          </>
        }
        tabs={<Tabs label="Of this deposit" tabs={tabs()} />}
        actions={
          <Show when={acts().length > 0 && props.payment.status !== "none"}>
            <Menu label="Receive, refund, move" icon="dots" items={acts()} />
          </Show>
        }
      >
        <Split
          wide
          open={acting()}
          panel={
            <Switch>
              <Match when={opened() === "invoice"}>
                <DetailPanel title="Invoice the lump sum" onClose={close}>
                  <LumpSumInvoiceForm payment={props.payment} invoiceDate={today()} onDone={close} />
                </DetailPanel>
              </Match>
              <Match when={opened() === "receive"}>
                <DetailPanel title="Receive the lump sum" onClose={close}>
                  <ReceiptForm
                    payer={{
                      customerId: props.payment.clientId,
                      customerName: props.payment.clientName,
                      accommodationPaymentId: props.payment.id,
                    }}
                    postingDate={today()}
                    onDone={close}
                  />
                </DetailPanel>
              </Match>
              <Match when={opened() === "transfer"}>
                <DetailPanel title="Move to another stay" onClose={close}>
                  <TransferLumpSum payment={props.payment} onDone={close} />
                </DetailPanel>
              </Match>
            </Switch>
          }
        >
          <Suspense fallback={<Waiting />}>
            <Switch>
              <Match when={props.tab === ""}>
                <DepositLifeView payment={props.payment} />
              </Match>
              <Match when={props.tab === "days"}>
                <DepositDays payment={props.payment} />
              </Match>
              <Match when={props.tab === "refund"}>
                <Worksheet payment={props.payment} />
              </Match>
              <Match when={props.tab === "exit"}>
                <ExitEstimateView payment={props.payment} />
              </Match>
            </Switch>
          </Suspense>
        </Split>
      </Page>
    </Show>
  );
}
