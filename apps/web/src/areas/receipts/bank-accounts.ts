import type { LedgerAccount } from "@banksia/contracts";
import type { Accessor } from "solid-js";
import { optionsOf, useLedgerAccounts } from "../../data/references.ts";
import type { Option } from "../../kit/form/select-field.tsx";

/** Accounts of the ledger that money is received on and paid from: ordinary assets, such as the bank. */
export function useBankLedgerAccounts(): Accessor<Option[]> {
  const accounts = useLedgerAccounts();
  return () => optionsOf(accounts().filter(isBank));
}

const isBank = (account: LedgerAccount) => account.type === "asset" && account.control === null;
