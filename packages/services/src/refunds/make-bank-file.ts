import { schema } from "@banksia/db";
import { audit } from "../common/audit.ts";
import { lockRow } from "../common/row.ts";
import { loadOne } from "../common/view.ts";
import { moneyWords } from "../common/warning.ts";
import { type Context, change, requireScope, userIdOf } from "../context.ts";
import { ServiceError } from "../errors.ts";
import { loadJournal } from "../ledger/journal-view.ts";
import { requireWholeJournal } from "../ledger/lock-journal.ts";
import { bankProfiles } from "@banksia/aba";
import { type BankFilePlan, bankFilePlans, planIssues, writePlan } from "./bank-file-plan.ts";
import { type BankFile, bankFileView } from "./bank-file-view.ts";

export interface MakeBankFileInput {
  journalId: number;
  ownBankAccountId: number;
  processingDate: string;
  /** What the person saw: making is refused when it is no longer that. */
  expectedCount: number;
  expectedAmount: string;
  /** Why a file of the same payments is made again; only then. */
  reason?: string;
}

/**
 * Makes the bank file of a posted journal of payments, and keeps it with who made it, its total and its hash. A second one
 * of the same payments is made only for a reason, and says which one it replaces.
 * @throws NOT_FOUND, CONFLICT when the journal is not posted, when there is a file already and no reason is given, or when
 *   something stands in the way; PRECONDITION when it is not what the person saw; FORBIDDEN with payments of services that
 *   the caller does not see
 */
export async function makeBankFile(ctx: Context, input: MakeBankFileInput): Promise<BankFile> {
  requireScope(ctx, "journals:post");
  return change(ctx, async (tx) => {
    const { journalId, ownBankAccountId, processingDate } = input;
    await loadJournal(tx, userIdOf(ctx.actor), journalId);
    const journal = await lockRow(tx, schema.journal, journalId, "journal");
    await requireWholeJournal(tx, journalId);
    if (journal.kind !== "payments")
      throw new ServiceError("CONFLICT", `Journal ${journalId} holds no payments: no bank file comes of it.`);
    if (journal.status !== "posted")
      throw new ServiceError(
        "CONFLICT",
        `Journal ${journalId} is ${journal.status}: post it first, then make the file.`,
      );
    const plan = (await bankFilePlans(tx, journalId)).find((one) => one.own?.id === ownBankAccountId);
    if (plan === undefined)
      throw new ServiceError("NOT_FOUND", `Journal ${journalId} pays nothing from bank account ${ownBankAccountId}.`);
    const before = refuseAgain(plan, input.reason);
    const written = writePlan(plan, processingDate, ctx.today());
    const [error] = planIssues(plan, written).filter((issue) => issue.severity === "error");
    if (error !== undefined) throw new ServiceError("CONFLICT", error.message);
    if (input.expectedCount !== plan.entryCount || input.expectedAmount !== plan.amount)
      throw new ServiceError(
        "PRECONDITION",
        `The file has ${plan.entryCount} payments of ${moneyWords(plan.amount)} now, not ${input.expectedCount} of ${moneyWords(input.expectedAmount)}: look again before making it.`,
      );
    if (written === null || !written.ok || written.seal === undefined || plan.own === null)
      throw new Error("A refused bank file was not noticed.");
    const { content, ...kept } = {
      journalId,
      ownBankAccountId,
      name: nameOf(plan, journalId, processingDate),
      processingDate,
      entryCount: plan.entryCount,
      amount: plan.amount,
      seal: written.seal,
      content: new TextDecoder("latin1").decode(written.bytes),
      replacesId: before?.id ?? null,
      reason: before === null ? null : (input.reason ?? null),
      madeBy: userIdOf(ctx.actor),
      madeByName: ctx.actor.name,
    };
    // Whole account numbers stay out of the audit log: the file is written first, and told of without its content.
    const [made] = await tx
      .insert(schema.bankFile)
      .values({ ...kept, content })
      .returning({ id: schema.bankFile.id });
    if (made === undefined) throw new Error("An insert gave no row.");
    await tx
      .insert(schema.bankFileEntry)
      .values(
        plan.payments.flatMap(({ vendorPaymentId, serviceId, bankAccountVersionId, amount, reference, leftOut }) =>
          leftOut !== null || bankAccountVersionId === null
            ? []
            : [{ bankFileId: made.id, vendorPaymentId, serviceId, bankAccountVersionId, amount, reference }],
        ),
      );
    await audit(tx, ctx, {
      verb: "makeBankFile",
      objectType: "bank_file",
      objectId: made.id,
      after: { id: made.id, ...kept },
    });
    return loadOne<BankFile>(tx, bankFileView, made.id);
  });
}

/** The file that is replaced; null for the first. Refuses a second one without a reason. */
function refuseAgain(plan: BankFilePlan, reason: string | undefined): BankFile | null {
  const [last] = plan.files;
  if (last === undefined) return null;
  if (reason === undefined)
    throw new ServiceError(
      "CONFLICT",
      `${last.madeByName} made ${last.name} of these payments already: download that one, or say why it is made again.`,
    );
  return last;
}

function nameOf(plan: BankFilePlan, journalId: number, processingDate: string): string {
  const again = plan.files.length === 0 ? "" : `-${plan.files.length + 1}`;
  const ending = bankProfiles[plan.own?.bank ?? "generic"].fileExtension;
  return `${plan.legalEntityCode}-payments-${journalId}-${processingDate}${again}${ending}`.replaceAll(
    /[^A-Za-z0-9.-]/g,
    "-",
  );
}
