import { queries } from "../../data/read.ts";
import { refreshRows } from "../../data/rows.ts";

export const leaveKey = (clientId: number) => ["leave", clientId];

/** Reads again what a change of a client's leave can have changed: the account, fees, schedule, who is away. */
export async function refreshLeave(clientId: number): Promise<void> {
  refreshRows("leave-list", "schedule", "funding", "rates", "audit");
  for (const name of ["home", "fees", "cap", "board"]) void queries.invalidateQueries({ queryKey: [name] });
  void queries.invalidateQueries({ queryKey: ["customer", clientId] });
  await queries.invalidateQueries({ queryKey: leaveKey(clientId) });
}
