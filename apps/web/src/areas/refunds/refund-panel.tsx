import type { Refund, VendorPayment } from "@banksia/contracts";
import { createSignal, For, type JSX, Show } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { createRead } from "../../data/read.ts";
import { can } from "../../data/session.ts";
import { Link } from "../../frame/facility.tsx";
import { Button } from "../../kit/button.tsx";
import { CopyId } from "../../kit/copy-id.tsx";
import { InstantText } from "../../kit/date-text.tsx";
import { Facts } from "../../kit/facts.tsx";
import { DetailPanel } from "../../kit/panel.tsx";
import { StateChip } from "../../kit/state-chip.tsx";
import { formatDay } from "../../lib/days.ts";
import { formatDollars, isZero } from "../../lib/money.ts";
import { LawSteps } from "../accommodation/law-steps.tsx";
import { deleteRefunds } from "./delete-refunds.tsx";
import { PaymentForm } from "./payment-form.tsx";
import { RefundForm } from "./refund-form.tsx";
import { REFUND_KINDS, refundState } from "./refund-words.ts";
import { ReverseRefund } from "./reverse-refund.tsx";

/** One refund beside its list: changed or deleted while it is proposed; paid or taken back while it is owed. */
export function RefundPanel(props: { refund: Refund; onClose: () => void }): JSX.Element {
  const [doing, setDoing] = createSignal<"change" | "pay" | "reverse" | null>(null);
  const draft = () => props.refund.journalStatus === "draft" && can("journals:write");
  const owed = () => refundState(props.refund).words === "Owed to the client";
  const untouched = () => owed() && props.refund.openAmount === props.refund.amount;
  const done = () => setDoing(null);
  return (
    <DetailPanel
      title={`${formatDollars(props.refund.amount)} to ${props.refund.customerName}`}
      chips={<StateChip tone={refundState(props.refund).tone}>{refundState(props.refund).words}</StateChip>}
      onClose={() => props.onClose()}
      actions={
        <Show when={doing() === null}>
          <Show when={draft()}>
            <Show when={props.refund.kind !== "reversal"}>
              <Button icon="draft" onClick={() => setDoing("change")}>
                Change
              </Button>
            </Show>
            <Button
              icon="cross"
              onClick={() => void deleteRefunds([props.refund]).then((gone) => gone && props.onClose())}
            >
              Delete
            </Button>
          </Show>
          <Show when={owed() && can("journals:write")}>
            <Button kind="primary" onClick={() => setDoing("pay")}>
              Pay
            </Button>
          </Show>
          <Show when={untouched() && can("journals:post")}>
            <Button onClick={() => setDoing("reverse")}>Take back</Button>
          </Show>
        </Show>
      }
    >
      <Show when={doing() === "change"}>
        <RefundForm refund={props.refund} refundDate={props.refund.refundDate} onDone={done} />
      </Show>
      <Show when={doing() === "pay"}>
        <PaymentForm of={{ refund: props.refund }} onDone={done} />
      </Show>
      <Show when={doing() === "reverse"}>
        <ReverseRefund refund={props.refund} onDone={done} />
      </Show>
      <Show when={doing() === null}>
        <Facts
          facts={[
            ["Refund number", <CopyId id={props.refund.id} what="refund number" />],
            ["What", REFUND_KINDS[props.refund.kind]],
            ["Refunded on", formatDay(props.refund.refundDate)],
            ["Due by", props.refund.dueDate ? formatDay(props.refund.dueDate) : null],
            ["Owed to", <Link href={`/customers/${props.refund.customerId}`}>{props.refund.customerName}</Link>],
            props.refund.openAmount !== null &&
              !isZero(props.refund.openAmount) && ["Not paid yet", formatDollars(props.refund.openAmount)],
            props.refund.accommodationPaymentId !== null && [
              "Lump sum",
              <Link href={`/accommodation/${props.refund.accommodationPaymentId}/refund`}>
                of accommodation payment {props.refund.accommodationPaymentId}
              </Link>,
            ],
            props.refund.reversesId !== null && ["Takes back refund", String(props.refund.reversesId)],
            ["Facility", props.refund.serviceName],
            ["Description", props.refund.description],
            ["Journal", <Link href={`/billing/journals/${props.refund.journalId}`}>{props.refund.journalId}</Link>],
            props.refund.transactionId !== null && [
              "Document",
              <Link href={`/ledger/transactions/${props.refund.transactionId}`}>{props.refund.documentNumber}</Link>,
            ],
            ["Proposed", <InstantText at={props.refund.createdAt} />],
            props.refund.reversedAt !== null && ["Taken back", <InstantText at={props.refund.reversedAt} />],
          ]}
        />
        <PaymentsOf refundId={props.refund.id} />
        <LawSteps steps={props.refund.steps} />
      </Show>
    </DetailPanel>
  );
}

/** The payments that name a refund; what is paid of a whole balance names none. */
function PaymentsOf(props: { refundId: number }): JSX.Element {
  const read = createRead<VendorPayment[]>(() => ({
    queryKey: ["owed", "payments", props.refundId],
    queryFn: async ({ signal }) =>
      (await api.call(endpoints.listVendorPayments, { query: { refundId: props.refundId, limit: 200 }, signal })).items,
  }));
  return (
    <Show when={(read().data?.length ?? 0) > 0}>
      <div>
        <h3>Payments</h3>
        <ul class="plain-list">
          <For each={read().data}>
            {(payment) => (
              <li>
                {formatDollars(payment.amount)} on {formatDay(payment.paymentDate)}
                {payment.paidTo === null ? "" : ` to ${payment.paidTo}`}, {payment.journalStatus} in{" "}
                <Link href={`/billing/journals/${payment.journalId}`}>journal {payment.journalId}</Link>
              </li>
            )}
          </For>
        </ul>
      </div>
    </Show>
  );
}
