import type { JournalDetail } from "@banksia/contracts";
import type { JSX } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { pageAt } from "../../data/rows.ts";
import { JournalMoney } from "../refunds/journal-money.tsx";
import { deleteReceipts } from "./delete-receipts.tsx";
import { receiptColumns } from "./receipt-columns.tsx";
import { ReceiptForm } from "./receipt-form.tsx";
import { ReceiptPanel } from "./receipt-panel.tsx";

/** The receipts of a journal; in a draft they are entered, changed and deleted here. */
export function ReceiptRows(props: { journal: JournalDetail }): JSX.Element {
  return (
    <JournalMoney
      journal={props.journal}
      key="receipts"
      noun={["receipt", "receipts"]}
      search="Search by name or reference"
      columns={receiptColumns}
      load={(query, cursor, signal) =>
        api.call(endpoints.listReceipts, { query: { ...query, ...pageAt(cursor) }, signal })
      }
      csvHref={(query) => api.csvUrl(endpoints.listReceipts, { query })}
      form={(close) => (
        <ReceiptForm journalId={props.journal.id} postingDate={props.journal.postingDate} onDone={close} />
      )}
      panel={(row, close) => <ReceiptPanel receipt={row()} onClose={close} />}
      remove={deleteReceipts}
    >
      A receipt is money from a customer, for an invoice whole or in part, or waiting to be allocated.
    </JournalMoney>
  );
}
