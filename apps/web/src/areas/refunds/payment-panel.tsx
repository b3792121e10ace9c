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
import { PaymentForm } from "./payment-form.tsx";

/** One payment to a client beside its list; in a draft it can be changed and deleted. */
export function PaymentPanel(props: { payment: VendorPayment; onClose: () => void }): JSX.Element {
  const [editing, setEditing] = createSignal(false);
  const draft = () => props.payment.journalStatus === "draft" && can("journals:write");
  return (
    <DetailPanel
      title={`${formatDollars(props.payment.amount)} to ${props.payment.customerName}`}
      chips={
        <StateChip tone={props.payment.transactionId === null ? "draft" : "posted"}>
          {props.payment.transactionId === null ? "Draft" : "Posted"}
        </StateChip>
      }
      onClose={() => props.onClose()}
      actions={
        <Show when={draft() && !editing()}>
          <Button icon="draft" onClick={() => setEditing(true)}>
            Change
          </Button>
          <Button
            icon="cross"
            onClick={() => void deletePayments([props.payment]).then((done) => done && props.onClose())}
          >
            Delete
          </Button>
        </Show>
      }
    >
      <Show
        when={!editing()}
        fallback={
          <PaymentForm payment={props.payment} journalId={props.payment.journalId} onDone={() => setEditing(false)} />
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
            ["Entered", <InstantText at={props.payment.createdAt} />],
          ]}
        />
      </Show>
    </DetailPanel>
  );
}
