import { schema } from "@banksia/db";
import { refuseTakenCode } from "../common/known.ts";
import { insertRow } from "../common/row.ts";
import { loadOne } from "../common/view.ts";
import { type Context, change, requireScope } from "../context.ts";
import { type FieldError, refuseIfAny } from "../errors.ts";
import { legalEntityFaults } from "./check-legal-entity.ts";
import { type LegalEntity, legalEntityView } from "./legal-entity-view.ts";

export interface CreateLegalEntityInput {
  code: string;
  name: string;
  abn: string;
  timeZone: string;
  billFrom: string | null;
  /** What its invoice numbers begin with; its code and "-I" when left out. */
  invoicePrefix?: string;
  /** What its credit note numbers begin with; its code and "-C" when left out. */
  creditNotePrefix?: string;
}

/**
 * Creates a legal entity with the number series of its documents.
 * @throws VALIDATION, ALREADY_EXISTS for the code
 */
export async function createLegalEntity(ctx: Context, input: CreateLegalEntityInput): Promise<LegalEntity> {
  requireScope(ctx, "setup:write");
  const { invoicePrefix = `${input.code}-I`, creditNotePrefix = `${input.code}-C`, ...values } = input;
  return change(ctx, async (tx) => {
    const faults: FieldError[] = legalEntityFaults(input);
    if (invoicePrefix === creditNotePrefix)
      faults.push({
        pointer: "/creditNotePrefix",
        code: "DUPLICATE",
        detail: "Invoices and credit notes need prefixes of their own, or two documents would have one number.",
      });
    refuseIfAny(faults);
    await refuseTakenCode(tx, schema.legalEntity, input.code, null);
    const { id } = await insertRow(tx, ctx, schema.legalEntity, values, {
      verb: "createLegalEntity",
      objectType: "legal_entity",
    });
    await tx.insert(schema.numberSequence).values([
      { legalEntityId: id, series: "invoice", prefix: invoicePrefix },
      { legalEntityId: id, series: "credit_note", prefix: creditNotePrefix },
    ]);
    return loadOne<LegalEntity>(tx, await legalEntityView(tx, ctx), id);
  });
}
