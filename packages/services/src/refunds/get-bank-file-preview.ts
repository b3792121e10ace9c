import { type Context, read, requireScope, userIdOf } from "../context.ts";
import { ServiceError } from "../errors.ts";
import { type Journal, loadJournal } from "../ledger/journal-view.ts";
import { requireWholeJournal } from "../ledger/lock-journal.ts";
import { type BankFileIssue, type BankFilePlan, bankFilePlans, planIssues, writePlan } from "./bank-file-plan.ts";

/** What one file of a journal would be, without any whole account number. */
export interface PlannedBankFile extends Omit<BankFilePlan, "own" | "payments" | "legalEntityCode"> {
  ownBankAccountId: number | null;
  payments: Omit<BankFilePlan["payments"][number], "bsb" | "accountNumber" | "serviceId" | "bankAccountVersionId">[];
  issues: BankFileIssue[];
  /** Nothing stops it, once the journal is posted. */
  ok: boolean;
}

export interface BankFilePreview {
  journalId: number;
  journalStatus: Journal["status"];
  processingDate: string;
  plans: PlannedBankFile[];
}

/**
 * What the bank files of a journal of payments would be if they were made now: who is paid to which account, what changed
 * since the last file, and what stands in the way.
 * @throws NOT_FOUND, CONFLICT for a journal of another kind, FORBIDDEN with payments of services that the caller does not see
 */
export async function getBankFilePreview(
  ctx: Context,
  input: { journalId: number; processingDate?: string },
): Promise<BankFilePreview> {
  requireScope(ctx, "ledger:read");
  return read(ctx, async (tx) => {
    const { journalId, processingDate = ctx.today() } = input;
    const journal = await loadJournal(tx, userIdOf(ctx.actor), journalId);
    if (journal.kind !== "payments")
      throw new ServiceError("CONFLICT", `Journal ${journalId} holds no payments: no bank file comes of it.`);
    await requireWholeJournal(tx, journalId);
    const plans = await bankFilePlans(tx, journalId);
    return {
      journalId,
      journalStatus: journal.status,
      processingDate,
      plans: plans.map((plan) => {
        const { own, payments, legalEntityCode: _code, ...shown } = plan;
        const issues = planIssues(plan, writePlan(plan, processingDate, ctx.today()));
        return {
          ...shown,
          ownBankAccountId: own?.id ?? null,
          payments: payments.map(
            ({ bsb: _bsb, accountNumber: _number, serviceId: _service, bankAccountVersionId: _version, ...row }) => row,
          ),
          issues,
          ok: issues.every((issue) => issue.severity === "warning"),
        };
      }),
    };
  });
}
