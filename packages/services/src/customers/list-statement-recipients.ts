import { type StatementRecipient, statementRecipients } from "@banksia/core/customers/index";
import { type Context, read, requireScope } from "../context.ts";
import { loadCorrespondence, statementClient, statementContacts } from "./correspondence.ts";

/**
 * Who gets the statement of a customer, by which way and where.
 * @throws NOT_FOUND
 */
export async function listStatementRecipients(
  ctx: Context,
  input: { customerId: number },
): Promise<{ items: StatementRecipient[] }> {
  requireScope(ctx, "customers:read");
  return read(ctx, async (tx) => {
    const from = await loadCorrespondence(tx, input.customerId);
    return { items: statementRecipients(statementClient(from), statementContacts(from)) };
  });
}
