import { type AbaField, bankProfiles, credit, writeAba } from "@banksia/aba";
import type { OrmTx } from "@banksia/db";
import { sql } from "drizzle-orm";
import { unknownReferences } from "../common/known.ts";
import { firstOf } from "../common/rows.ts";
import { bankNumbers } from "../customers/bank-numbers.ts";
import { type FieldError, refuseIfAny } from "../errors.ts";
import { schema } from "@banksia/db";
import { issueWords } from "./aba-words.ts";
import type { OwnBank } from "./own-bank-account-view.ts";

/** A bank account of the provider as it is entered. */
export interface OwnBankAccountInput {
  legalEntityId: number;
  ledgerAccountId: number;
  bank: OwnBank;
  bsb: string;
  accountNumber: string;
  /** Who sends the files, as agreed with the bank: at most 26 characters. */
  userName: string;
  /** Of one to six digits; that of the bank when null. */
  userId: string | null;
  /** Three letters; those of the bank when null. */
  institution: string | null;
  /** At most 16 characters. */
  remitter: string;
  active: boolean;
}

/** Which field of the form answers to a field of the file. */
const POINTERS: Partial<Record<AbaField, string>> = {
  userName: "/userName",
  userId: "/userId",
  institution: "/institution",
  remitter: "/remitter",
  traceBsb: "/bsb",
  traceAccount: "/accountNumber",
};

/**
 * The row of an account whose files its bank would take: a file of one cent is written, and what is wrong with it is said
 * at the fields.
 * @param exceptId the account that is being changed
 * @throws VALIDATION
 */
export async function checkedOwnBankAccount(
  tx: OrmTx,
  input: OwnBankAccountInput,
  exceptId: number | null,
): Promise<typeof schema.ownBankAccount.$inferInsert> {
  const faults: FieldError[] = await unknownReferences(
    tx,
    { pointer: "/legalEntityId", table: schema.legalEntity, what: "legal entity", id: input.legalEntityId },
    { pointer: "/ledgerAccountId", table: schema.ledgerAccount, what: "ledger account", id: input.ledgerAccountId },
  );
  refuseIfAny(faults);
  const ledger = await firstOf<{ type: string; control: string | null }>(
    tx,
    sql`select type, control from ledger_account where id = ${input.ledgerAccountId}`,
  );
  if (ledger?.type !== "asset" || ledger.control !== null)
    faults.push({
      pointer: "/ledgerAccountId",
      code: "NOT_ALLOWED",
      detail: "Choose an ordinary asset account, such as the bank.",
    });
  const other = await firstOf<{ id: number }>(
    tx,
    sql`select id from own_bank_account where legal_entity_id = ${input.legalEntityId}
      and ledger_account_id = ${input.ledgerAccountId} and id is distinct from ${exceptId}::bigint`,
  );
  if (other !== null)
    faults.push({
      pointer: "/ledgerAccountId",
      code: "TAKEN",
      detail: "This account of the ledger has a bank account of this legal entity already: change that one.",
    });
  const numbers = bankNumbers(input.bsb, input.accountNumber);
  if (!numbers.ok) faults.push(...numbers.faults);
  else faults.push(...fileFaults(input, numbers.bsb, numbers.accountNumber));
  refuseIfAny(faults);
  if (!numbers.ok) throw new Error("A fault was lost.");
  return { ...input, bsb: numbers.bsb, accountNumber: numbers.accountNumber };
}

function fileFaults(input: OwnBankAccountInput, bsb: string, account: string): FieldError[] {
  const written = writeAba(
    {
      header: {
        userName: input.userName,
        ...(input.userId === null ? {} : { userId: input.userId }),
        ...(input.institution === null ? {} : { institution: input.institution }),
        description: "REFUNDS",
        processingDate: "2026-01-05",
      },
      own: { bsb, account, remitter: input.remitter },
      details: [credit({ bsb, account, cents: 1, title: "TRIAL", reference: "TRIAL" })],
    },
    { profile: bankProfiles[input.bank], characters: "refuse" },
  );
  return written.issues
    .filter((issue) => issue.severity === "error")
    .map((issue) => ({
      pointer: (issue.field === undefined ? undefined : POINTERS[issue.field]) ?? "/bank",
      code: "INVALID",
      detail: `The bank would refuse its files: ${issueWords(issue)}.`,
    }));
}
