import { endpoints } from "@banksia/contracts";
import { createJournalType } from "@banksia/services/ledger/create-journal-type";
import { createLedgerAccount } from "@banksia/services/ledger/create-ledger-account";
import { listJournalTypes } from "@banksia/services/ledger/list-journal-types";
import { listLedgerAccounts } from "@banksia/services/ledger/list-ledger-accounts";
import { updateJournalType } from "@banksia/services/ledger/update-journal-type";
import { updateLedgerAccount } from "@banksia/services/ledger/update-ledger-account";
import type { Mounter } from "../http/mounter.ts";

/** Journals, posting, periods, transactions and balances. */
export function ledgerRoutes(mount: Mounter): void {
  mount.verb(endpoints.listJournalTypes, listJournalTypes);
  mount.verb(endpoints.createJournalType, createJournalType);
  mount.verb(endpoints.updateJournalType, updateJournalType);
  mount.verb(endpoints.listLedgerAccounts, listLedgerAccounts);
  mount.verb(endpoints.createLedgerAccount, createLedgerAccount);
  mount.verb(endpoints.updateLedgerAccount, updateLedgerAccount);
}
