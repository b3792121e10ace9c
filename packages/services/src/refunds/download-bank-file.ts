import { sealOf } from "@banksia/aba";
import { schema } from "@banksia/db";
import { eq } from "drizzle-orm";
import { audit } from "../common/audit.ts";
import { type Context, change, requireScope } from "../context.ts";
import { ServiceError, notFound } from "../errors.ts";

/**
 * The content of a bank file, exactly as it was made. Who took it, and when, goes into the audit log.
 * @throws NOT_FOUND, CONFLICT when it is not what was made, or was replaced by a later one
 */
export async function downloadBankFile(
  ctx: Context,
  input: { bankFileId: number },
): Promise<{ name: string; mediaType: string; content: Uint8Array<ArrayBuffer> }> {
  requireScope(ctx, "bank-accounts:reveal");
  return change(ctx, async (tx) => {
    const { bankFileId } = input;
    const [file] = await tx.select().from(schema.bankFile).where(eq(schema.bankFile.id, bankFileId));
    if (file === undefined) throw notFound("bank file", bankFileId);
    const [later] = await tx
      .select({ name: schema.bankFile.name })
      .from(schema.bankFile)
      .where(eq(schema.bankFile.replacesId, bankFileId));
    if (later !== undefined)
      throw new ServiceError("CONFLICT", `${file.name} was replaced by ${later.name}: send that one.`);
    const content = Uint8Array.from(file.content, (letter) => letter.charCodeAt(0));
    if (sealOf(content) !== file.seal)
      throw new ServiceError("CONFLICT", `${file.name} is not what was made: it is not handed out.`);
    await audit(tx, ctx, {
      verb: "downloadBankFile",
      objectType: "bank_file",
      objectId: bankFileId,
      after: { name: file.name, seal: file.seal },
    });
    return { name: file.name, mediaType: "text/plain", content };
  });
}
