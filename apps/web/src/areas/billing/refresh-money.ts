import { queries } from "../../data/read.ts";
import { refreshRows } from "../../data/rows.ts";
import { refreshAccommodation } from "../accommodation/payment-key.ts";
import { refreshJournal } from "./drop-lines.tsx";

/** Reads everything again that a receipt, a refund or a payment touches, drafted or posted. */
export async function refreshMoney(): Promise<void> {
  refreshJournal();
  refreshRows("receipts", "vendor-payments", "vendor-balances", "bank-files", "transactions", "entries");
  for (const name of ["open-transactions", "open-row", "owed", "bank-file", "made"])
    void queries.invalidateQueries({ queryKey: [name] });
  await refreshAccommodation();
}
