import type { JournalDetail } from "@banksia/contracts";
import type { JSX } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { pageAt } from "../../data/rows.ts";
import { deletePayments } from "./delete-payments.tsx";
import { JournalMoney } from "./journal-money.tsx";
import { paymentColumns } from "./payment-columns.tsx";
import { PaymentForm } from "./payment-form.tsx";
import { PaymentPanel } from "./payment-panel.tsx";

/** The payments of a journal; in a draft they are entered, changed and deleted here. */
export function PaymentRows(props: { journal: JournalDetail }): JSX.Element {
  return (
    <JournalMoney
      journal={props.journal}
      key="vendor-payments"
      noun={["payment", "payments"]}
      search="Search by name or description"
      columns={paymentColumns}
      load={(query, cursor, signal) =>
        api.call(endpoints.listVendorPayments, { query: { ...query, ...pageAt(cursor) }, signal })
      }
      csvHref={(query) => api.csvUrl(endpoints.listVendorPayments, { query })}
      form={(close) => (
        <PaymentForm journalId={props.journal.id} paymentDate={props.journal.postingDate} onDone={close} />
      )}
      panel={(row, close) => <PaymentPanel payment={row()} onClose={close} />}
      remove={deletePayments}
    >
      A payment settles what is owed to a client after a refund. Posted, it can go into a bank file.
    </JournalMoney>
  );
}
