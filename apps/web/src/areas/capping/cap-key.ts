import { queries } from "../../data/read.ts";
import { refreshRows } from "../../data/rows.ts";

/** What is read of a client's caps, by its part. */
export const capKey = (clientId: number, part: string) => ["cap", clientId, part];

/** Reads a client's caps again, and what shows them. */
export async function refreshCaps(clientId: number): Promise<void> {
  refreshRows("cap-alerts", "schedule");
  for (const name of ["home", "fees"]) void queries.invalidateQueries({ queryKey: [name] });
  void queries.invalidateQueries({ queryKey: ["customer", clientId] });
  await queries.invalidateQueries({ queryKey: ["cap", clientId] });
}
