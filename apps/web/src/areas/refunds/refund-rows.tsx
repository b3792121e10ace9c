import type { JournalDetail } from "@banksia/contracts";
import type { JSX } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { pageAt } from "../../data/rows.ts";
import { deleteRefunds } from "./delete-refunds.tsx";
import { JournalMoney } from "./journal-money.tsx";
import { refundColumns } from "./refund-columns.tsx";
import { RefundForm } from "./refund-form.tsx";
import { RefundPanel } from "./refund-panel.tsx";

/** The refunds of a journal; in a draft they are proposed, changed and deleted here. */
export function RefundRows(props: { journal: JournalDetail }): JSX.Element {
  return (
    <JournalMoney
      journal={props.journal}
      key="refunds"
      noun={["refund", "refunds"]}
      search="Search by name or description"
      columns={refundColumns}
      load={(query, cursor, signal) =>
        api.call(endpoints.listRefunds, { query: { ...query, ...pageAt(cursor) }, signal })
      }
      csvHref={(query) => api.csvUrl(endpoints.listRefunds, { query })}
      form={(close) => (
        <RefundForm journalId={props.journal.id} refundDate={props.journal.postingDate} onDone={close} />
      )}
      panel={(row, close) => <RefundPanel refund={row()} onClose={close} />}
      remove={deleteRefunds}
    >
      A refund gives back a lump sum, whole or in part, or credits of fees. Posted, it is owed to the client until it is
      paid.
    </JournalMoney>
  );
}
