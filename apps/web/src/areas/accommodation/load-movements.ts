import { api, endpoints } from "../../data/api.ts";
import type { DepositMovement } from "./types.ts";

/** Every posted movement of a lump sum, the oldest first. */
export async function loadMovements(accommodationPaymentId: number, signal: AbortSignal): Promise<DepositMovement[]> {
  const found: DepositMovement[] = [];
  let cursor: string | null = null;
  do {
    const query: { limit: number; cursor?: string } = { limit: 1000, ...(cursor === null ? {} : { cursor }) };
    const page = await api.call(endpoints.listDepositMovements, { params: { accommodationPaymentId }, query, signal });
    found.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return found;
}
