import type { Receipt } from "@banksia/contracts";
import { createSignal, type JSX, Show } from "solid-js";
import { can } from "../../data/session.ts";
import { Link } from "../../frame/facility.tsx";
import { Button } from "../../kit/button.tsx";
import { CopyId } from "../../kit/copy-id.tsx";
import { InstantText } from "../../kit/date-text.tsx";
import { Facts } from "../../kit/facts.tsx";
import { DetailPanel } from "../../kit/panel.tsx";
import { StateChip } from "../../kit/state-chip.tsx";
import { formatDay } from "../../lib/days.ts";
import { formatDollars } from "../../lib/money.ts";
import { deleteReceipts } from "./delete-receipts.tsx";
import { ReceiptForm } from "./receipt-form.tsx";

/** One receipt beside its list; in a draft it can be changed and deleted. */
export function ReceiptPanel(props: { receipt: Receipt; onClose: () => void }): JSX.Element {
  const [editing, setEditing] = createSignal(false);
  const draft = () => props.receipt.journalStatus === "draft" && can("journals:write");
  return (
    <DetailPanel
      title={`${formatDollars(props.receipt.amount)} of ${props.receipt.customerName}`}
      chips={
        <StateChip tone={props.receipt.transactionId === null ? "draft" : "posted"}>
          {props.receipt.transactionId === null ? "Draft" : "Posted"}
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
            onClick={() => void deleteReceipts([props.receipt]).then((done) => done && props.onClose())}
          >
            Delete
          </Button>
        </Show>
      }
    >
      <Show
        when={!editing()}
        fallback={
          <ReceiptForm
            receipt={props.receipt}
            journalId={props.receipt.journalId}
            postingDate={props.receipt.receiptDate}
            onDone={() => setEditing(false)}
          />
        }
      >
        <Facts
          facts={[
            ["Receipt number", <CopyId id={props.receipt.id} what="receipt number" />],
            ["Received on", formatDay(props.receipt.receiptDate)],
            ["Who paid", <Link href={`/customers/${props.receipt.customerId}`}>{props.receipt.customerName}</Link>],
            props.receipt.clientId !== props.receipt.customerId && [
              "For client",
              <Link href={`/customers/${props.receipt.clientId}`}>{props.receipt.clientName}</Link>,
            ],
            [
              "Pays",
              props.receipt.settlesId === null ? (
                "Nothing yet: it stands as a credit"
              ) : (
                <>
                  {formatDollars(props.receipt.amountToSettle ?? props.receipt.amount)} of{" "}
                  <Link href={`/ledger/transactions/${props.receipt.settlesId}`}>{props.receipt.settlesNumber}</Link>
                </>
              ),
            ],
            props.receipt.accommodationPaymentId !== null && [
              "Lump sum",
              <Link href={`/accommodation/${props.receipt.accommodationPaymentId}`}>
                of accommodation payment {props.receipt.accommodationPaymentId}
              </Link>,
            ],
            [
              "Where the money is",
              props.receipt.offset === "vendor" ? "Out of what is owed to the client" : props.receipt.bankLedgerAccount,
            ],
            ["Account name", props.receipt.accountName],
            ["Facility", props.receipt.serviceName],
            ["Description", props.receipt.description],
            ["Reference", props.receipt.reference],
            ["Journal", <Link href={`/billing/journals/${props.receipt.journalId}`}>{props.receipt.journalId}</Link>],
            props.receipt.transactionId !== null && [
              "Document",
              <Link href={`/ledger/transactions/${props.receipt.transactionId}`}>{props.receipt.documentNumber}</Link>,
            ],
            ["Entered", <InstantText at={props.receipt.createdAt} />],
          ]}
        />
      </Show>
    </DetailPanel>
  );
}
