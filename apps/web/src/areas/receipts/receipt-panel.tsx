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
import { moneyState } from "../refunds/money-state.ts";
import { deleteReceipts } from "./delete-receipts.tsx";
import { ReceiptForm } from "./receipt-form.tsx";
import { ReverseReceipt } from "./reverse-receipt.tsx";

/** One receipt beside its list; in a draft it can be changed and deleted. */
export function ReceiptPanel(props: { receipt: Receipt; onClose: () => void }): JSX.Element {
  const [doing, setDoing] = createSignal<"change" | "reverse" | null>(null);
  const draft = () => props.receipt.journalStatus === "draft" && can("journals:write");
  const takable = () =>
    props.receipt.transactionId !== null && props.receipt.reversedAt === null && props.receipt.reversesId === null;
  const done = () => setDoing(null);
  return (
    <DetailPanel
      title={`${formatDollars(props.receipt.amount)} of ${props.receipt.customerName}`}
      chips={<StateChip tone={moneyState(props.receipt).tone}>{moneyState(props.receipt).words}</StateChip>}
      onClose={() => props.onClose()}
      actions={
        <Show when={doing() === null}>
          <Show when={draft()}>
            <Button icon="draft" onClick={() => setDoing("change")}>
              Change
            </Button>
            <Button
              icon="cross"
              onClick={() => void deleteReceipts([props.receipt]).then((done) => done && props.onClose())}
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
          <Show when={doing() === "change"} fallback={<ReverseReceipt receipt={props.receipt} onDone={done} />}>
            <ReceiptForm
              receipt={props.receipt}
              journalId={props.receipt.journalId}
              postingDate={props.receipt.receiptDate}
              onDone={done}
            />
          </Show>
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
                props.receipt.reversesId === null ? (
                  "Nothing yet: it stands as a credit"
                ) : (
                  "Nothing: it takes another one back"
                )
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
            props.receipt.reversesId !== null && ["Takes back receipt", String(props.receipt.reversesId)],
            ["Entered", <InstantText at={props.receipt.createdAt} />],
            props.receipt.reversedAt !== null && [
              "Taken back",
              <>
                <InstantText at={props.receipt.reversedAt} /> by{" "}
                <Link href={`/billing/journals/${props.receipt.reversedByJournalId}`}>
                  journal {props.receipt.reversedByJournalId}
                </Link>
              </>,
            ],
          ]}
        />
      </Show>
    </DetailPanel>
  );
}
