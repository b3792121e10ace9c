import { quoted } from "./cells.ts";
import type { Columns } from "./columns.ts";
import type { FileRow } from "./file-row.ts";
import type { KnownCustomer } from "./set-up.ts";

/**
 * The person whose account the row names under `account`. Null when the cell is blank or at fault, or names nobody that
 * the caller sees, which is a fault then; so is an organisation.
 * @param refusal why it cannot be an organisation
 */
export function findClient<C extends Columns>(
  row: FileRow<C>,
  known: ReadonlyMap<string, KnownCustomer>,
  refusal: string,
): KnownCustomer | null {
  const account: unknown = row.cells["account"];
  if (typeof account !== "string") return null;
  const client = known.get(account);
  if (client === undefined) {
    row.fault("account", "UNKNOWN", `There is no customer with the account ${quoted(account)} that you can see.`);
    return null;
  }
  if (client.type === "person") return client;
  row.fault("account", "NOT_ALLOWED", `${client.name} is an organisation. ${refusal}`);
  return null;
}
