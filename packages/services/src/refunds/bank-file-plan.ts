import { type AbaChange, type AbaIssue, type AbaWriteResult, bankProfiles, credit, writeAba } from "@banksia/aba";
import { FIELD_WORDS, issueWords } from "./aba-words.ts";
import { centsOf, centsText } from "@banksia/core/money/index";
import type { OrmTx } from "@banksia/db";
import { sql } from "drizzle-orm";
import { rowsOf } from "../common/rows.ts";
import { instantText } from "../common/sql.ts";
import { maskedNumber } from "../customers/mask-number.ts";
import { type BankFile, bankFileView } from "./bank-file-view.ts";
import type { OwnBank } from "./own-bank-account-view.ts";

/** One payment as a bank file has it, or why it has it not. */
export interface PlannedPayment {
  vendorPaymentId: number;
  customerId: number;
  customerName: string;
  amount: string;
  /** Shown to whoever is paid. */
  reference: string;
  accountTitle: string | null;
  /** NNN-NNN and the masked number of the account in force. */
  paidTo: string | null;
  /** The account was changed and approved since the payment was entered. */
  replaced: boolean;
  /** It came into force since the last file of this account. */
  changed: boolean;
  /** `otherwise`: the payment names no account; `inactive`: its account is no longer in use. */
  leftOut: "otherwise" | "inactive" | null;
  serviceId: number;
  bankAccountVersionId: number | null;
  /** Whole numbers, for the file only. */
  bsb: string | null;
  accountNumber: string | null;
}

/** What one bank file of a journal would be: of one legal entity, from one account of the ledger. */
export interface BankFilePlan {
  legalEntityId: number;
  legalEntityCode: string;
  legalEntityName: string;
  bankLedgerAccountId: number;
  bankLedgerAccount: string;
  own: OwnAccountRow | null;
  payments: PlannedPayment[];
  /** Those that the file has. */
  entryCount: number;
  amount: string;
  /** When the last file from this account was made. */
  lastFileAt: string | null;
  /** Accounts in the file that came into force since then; all of them where there was none. */
  changedCount: number;
  /** Files of these payments, the newest first. */
  files: BankFile[];
}

interface OwnAccountRow {
  id: number;
  bank: OwnBank;
  bsb: string;
  accountNumber: string;
  userName: string;
  userId: string | null;
  institution: string | null;
  remitter: string;
  active: boolean;
}

interface PaymentRow extends Omit<PlannedPayment, "paidTo" | "leftOut" | "changed"> {
  legalEntityId: number;
  legalEntityCode: string;
  legalEntityName: string;
  bankLedgerAccountId: number;
  bankLedgerAccount: string;
  entered: boolean;
  accountActive: boolean | null;
  decidedAt: string | null;
  own: OwnAccountRow | null;
  lastFileAt: string | null;
}

/** The bank files that the payments of a journal make: to the accounts that are in force now, whatever was so when they were entered. */
export async function bankFilePlans(tx: OrmTx, journalId: number): Promise<BankFilePlan[]> {
  const rows = await rowsOf<PaymentRow>(
    tx,
    sql`select p.id as "vendorPaymentId", p.customer_id as "customerId", coalesce(c.name, '') as "customerName", p.amount,
        coalesce(t.document_number, 'PAYMENT ' || p.id) as reference, v.account_title as "accountTitle",
        v.id as "bankAccountVersionId", v.bsb, v.account_number as "accountNumber",
        coalesce(v.id <> p.bank_account_version_id, false) as replaced, p.bank_account_version_id is not null as entered,
        k.active as "accountActive", ${instantText(sql`v.decided_at`)} as "decidedAt", p.service_id as "serviceId",
        e.id as "legalEntityId", e.code as "legalEntityCode", e.name as "legalEntityName",
        p.bank_ledger_account_id as "bankLedgerAccountId", a.code || ' ' || a.name as "bankLedgerAccount",
        case when o.id is not null then json_build_object('id', o.id, 'bank', o.bank, 'bsb', o.bsb, 'accountNumber', o.account_number,
          'userName', o.user_name, 'userId', o.user_id, 'institution', o.institution, 'remitter', o.remitter, 'active', o.active) end as own,
        (select ${instantText(sql`max(f.created_at)`)} from bank_file f where f.own_bank_account_id = o.id
          and f.journal_id <> ${journalId}) as "lastFileAt"
      from vendor_payment p join service s on s.id = p.service_id join legal_entity e on e.id = s.legal_entity_id
      join ledger_account a on a.id = p.bank_ledger_account_id left join customer c on c.id = p.customer_id
      left join customer_transaction t on t.id = p.transaction_id
      left join bank_account_version w on w.id = p.bank_account_version_id
      left join bank_account k on k.id = w.bank_account_id
      left join lateral (select x.* from bank_account_version x where x.bank_account_id = w.bank_account_id
        and x.status = 'approved' order by x.id desc limit 1) v on true
      left join own_bank_account o on o.legal_entity_id = e.id and o.ledger_account_id = p.bank_ledger_account_id
      where p.journal_id = ${journalId} and p.reverses_id is null and p.reversed_at is null order by e.name, a.code, p.id`,
  );
  const files = await rowsOf<BankFile>(
    tx,
    sql`select ${bankFileView.columns} from ${bankFileView.from} where f.journal_id = ${journalId} order by f.id desc`,
  );
  return [...Map.groupBy(rows, (row) => `${row.legalEntityId} ${row.bankLedgerAccountId}`).values()].flatMap((of) =>
    of[0] === undefined ? [] : [planOf(of[0], of, files)],
  );
}

function planOf(first: PaymentRow, rows: readonly PaymentRow[], files: readonly BankFile[]): BankFilePlan {
  const payments = rows.map((row): PlannedPayment => {
    const { vendorPaymentId, customerId, customerName, amount, reference, accountTitle, replaced, serviceId } = row;
    const { bankAccountVersionId, bsb, accountNumber, lastFileAt, decidedAt } = row;
    return {
      vendorPaymentId,
      customerId,
      customerName,
      amount,
      reference,
      accountTitle,
      replaced,
      serviceId,
      bankAccountVersionId,
      bsb,
      accountNumber,
      paidTo:
        bsb === null || accountNumber === null
          ? null
          : `${bsb.slice(0, 3)}-${bsb.slice(3)} ${maskedNumber(accountNumber)}`,
      changed: decidedAt !== null && (lastFileAt === null || decidedAt > lastFileAt),
      leftOut: !row.entered || bsb === null ? "otherwise" : row.accountActive === true ? null : "inactive",
    };
  });
  const entries = payments.filter((row) => row.leftOut === null);
  return {
    legalEntityId: first.legalEntityId,
    legalEntityCode: first.legalEntityCode,
    legalEntityName: first.legalEntityName,
    bankLedgerAccountId: first.bankLedgerAccountId,
    bankLedgerAccount: first.bankLedgerAccount,
    own: first.own,
    payments,
    entryCount: entries.length,
    amount: centsText(entries.reduce((sum, row) => sum + centsOf(row.amount), 0)),
    lastFileAt: first.lastFileAt,
    changedCount: entries.filter((row) => row.changed).length,
    files: files.filter((file) => file.ownBankAccountId === first.own?.id),
  };
}

/** The file of a plan as its bank takes it, or why not. Null where nothing is set up to write it with. */
export function writePlan(plan: BankFilePlan, processingDate: string, today: string): AbaWriteResult | null {
  const { own } = plan;
  if (own === null) return null;
  return writeAba(
    {
      header: {
        userName: own.userName,
        ...(own.userId === null ? {} : { userId: own.userId }),
        ...(own.institution === null ? {} : { institution: own.institution }),
        description: "REFUNDS",
        processingDate,
      },
      own: { bsb: own.bsb, account: own.accountNumber, remitter: own.remitter },
      details: plan.payments
        .filter((row) => row.leftOut === null)
        .map((row) =>
          credit({
            bsb: row.bsb ?? "",
            account: row.accountNumber ?? "",
            cents: centsOf(row.amount),
            title: row.accountTitle ?? "",
            reference: row.reference,
          }),
        ),
    },
    { profile: bankProfiles[own.bank], today, seal: true },
  );
}

/** Something about a file that stops it, or that people should look at. */
export interface BankFileIssue {
  severity: "error" | "warning";
  code: string;
  message: string;
}

/** All that is to be said of a plan before its file is made, errors first. */
export function planIssues(plan: BankFilePlan, written: AbaWriteResult | null): BankFileIssue[] {
  const issues: BankFileIssue[] = [];
  const add = (severity: BankFileIssue["severity"], code: string, message: string) =>
    issues.push({ severity, code, message });
  if (plan.own === null)
    add(
      "error",
      "NO_OWN_ACCOUNT",
      `No bank account of ${plan.legalEntityName} is set up behind ${plan.bankLedgerAccount}: add it in the settings.`,
    );
  else if (!plan.own.active)
    add("error", "OWN_ACCOUNT_INACTIVE", `The bank account behind ${plan.bankLedgerAccount} is not in use.`);
  if (plan.entryCount === 0) add("error", "NOTHING_TO_PAY", "No payment names a bank account that is in use.");
  else for (const issue of written?.issues ?? []) add(issue.severity, issue.code, abaWords(plan, issue));
  const left = (why: PlannedPayment["leftOut"]) =>
    plan.payments.filter((row) => row.leftOut === why).map((row) => row.customerName);
  const otherwise = left("otherwise");
  if (otherwise.length > 0)
    add("warning", "PAID_OTHERWISE", `Not in the file, to be paid otherwise: ${otherwise.join(", ")}.`);
  const inactive = left("inactive");
  if (inactive.length > 0)
    add(
      "warning",
      "ACCOUNT_INACTIVE",
      `Not in the file, for their account is no longer in use: ${inactive.join(", ")}.`,
    );
  const replaced = plan.payments.filter((row) => row.replaced && row.leftOut === null).map((row) => row.customerName);
  if (replaced.length > 0)
    add(
      "warning",
      "ACCOUNT_REPLACED",
      `Paid to an account that was changed and approved since the payment was entered: ${replaced.join(", ")}.`,
    );
  for (const change of written?.changes ?? []) add("warning", "TEXT_CHANGED", changeWords(plan, change));
  return issues.toSorted((a, b) => Number(a.severity === "warning") - Number(b.severity === "warning"));
}

/** Who a record of the file is for; the header and the end are for nobody. */
function whoOf(plan: BankFilePlan, record: number): string {
  return plan.payments.filter((row) => row.leftOut === null)[record - 2]?.customerName ?? "";
}

function abaWords(plan: BankFilePlan, issue: AbaIssue): string {
  const who = whoOf(plan, issue.record);
  return `${who === "" ? "" : `${who}: `}${issueWords(issue)}.`;
}

function changeWords(plan: BankFilePlan, { record, field, from, to }: AbaChange): string {
  const who = whoOf(plan, record);
  return `${who === "" ? "" : `${who}: `}${FIELD_WORDS[field] ?? field} is written "${to}", not "${from}", for the bank takes no other letters.`;
}
