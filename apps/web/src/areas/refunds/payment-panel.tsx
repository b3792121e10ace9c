import type { VendorPayment } from "@banksia/contracts";
import { createSignal, type JSX, Show } from "solid-js";
import { can } from "../../data/session.ts";
import { Link } from "../../frame/facility.tsx";
import { Button } from "../../kit/button.tsx";
import { CopyId } from "../../kit/copy-id.tsx";
import { InstantText } from "../../kit/date-text.tsx";
import { Facts } from "../../kit/facts.tsx";
import { Notice } from "../../kit/failure.tsx";
import { DetailPanel } from "../../kit/panel.tsx";
import { StateChip } from "../../kit/state-chip.tsx";
import { formatDay } from "../../lib/days.ts";
import { formatDollars } from "../../lib/money.ts";
import { deletePayments } from "./delete-payments.tsx";
import { moneyState } from "./money-state.ts";
import { PaymentForm } from "./payment-form.tsx";
import { ReversePayment } from "./reverse-payment.tsx";

/** One payment to a client beside its list; in a draft it can be changed and deleted. */
export function PaymentPanel(props: { payment: VendorPayment; onClose: () => void }): JSX.Element {
  const [doing, setDoing] = createSignal<"change" | "reverse" | null>(null);
  const draft = () => props.payment.journalStatus === "draft" && can("journals:write");
  const takable = () =>
    props.payment.transactionId !== null && props.payment.reversedAt === null && props.payment.reversesId === null;
  const done = () => setDoing(null);
  return (
    <DetailPanel
      title={`${formatDollars(props.payment.amount)} to ${props.payment.customerName}`}
      chips={<StateChip tone={moneyState(props.payment).tone}>{moneyState(props.payment).words}</StateChip>}
      onClose={() => props.onClose()}
      actions={
        <Show when={doing() === null}>
          <Show when={draft()}>
            <Button icon="draft" onClick={() => setDoing("change")}>
              Change
            </Button>
            <Button
              icon="cross"
              onClick={() => void deletePayments([props.payment]).then((done) => done && props.onClose())}
            >
              Delete
            </Button>
          </Show>
          <Show when={takable() && can("journals:post")}>
            <Button onClick={() => setDoing("reverse")}>Take back</Button>
          </Show>
        </Show>
      }
    >
      <Show
        when={doing() === null}
        fallback={
          <Show when={doing() === "change"} fallback={<ReversePayment payment={props.payment} onDone={done} />}>
            <PaymentForm payment={props.payment} journalId={props.payment.journalId} onDone={done} />
          </Show>
        }
      >
        <Show when={props.payment.paidToReplaced && props.payment.transactionId === null}>
          <Notice tone="attention">
            The bank account was changed and approved since this payment was entered. A bank file pays to the new one.
          </Notice>
        </Show>
        <Facts
          facts={[
            ["Payment number", <CopyId id={props.payment.id} what="payment number" />],
            ["Paid on", formatDay(props.payment.paymentDate)],
            ["Who is paid", <Link href={`/customers/${props.payment.customerId}`}>{props.payment.customerName}</Link>],
            ["To account", props.payment.paidTo ?? "Paid otherwise, not by bank file"],
            [
              "What is paid",
              props.payment.refundId === null ? (
                "What is owed, the oldest first"
              ) : (
                <Link href={`/receipts/refunds?open=${props.payment.refundId}`}>
                  {props.payment.refundNumber ?? `Refund ${props.payment.refundId}`}
                </Link>
              ),
            ],
            ["From account", props.payment.bankLedgerAccount],
            ["Facility", props.payment.serviceName],
            ["Description", props.payment.description],
            ["Journal", <Link href={`/billing/journals/${props.payment.journalId}`}>{props.payment.journalId}</Link>],
            props.payment.transactionId !== null && [
              "Document",
              <Link href={`/ledger/transactions/${props.payment.transactionId}`}>{props.payment.documentNumber}</Link>,
            ],
            props.payment.reversesId !== null && ["Takes back payment", String(props.payment.reversesId)],
            ["Entered", <InstantText at={props.payment.createdAt} />],
            props.payment.reversedAt !== null && [
              "Taken back",
              <>
                <InstantText at={props.payment.reversedAt} /> by{" "}
                <Link href={`/billing/journals/${props.payment.reversedByJournalId}`}>
                  journal {props.payment.reversedByJournalId}
                </Link>
              </>,
            ],
          ]}
        />
      </Show>
    </DetailPanel>
  );
}
