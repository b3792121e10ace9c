import { api, endpoints } from "../../data/api.ts";
import type { Choice } from "../../kit/form/combobox.tsx";
import { formatRate } from "../../lib/money.ts";

/** Funding codes that may be chosen: those in use that set off no fee. */
export async function findFundingCodes(text: string, signal: AbortSignal): Promise<Choice[]> {
  const query = { active: true, limit: 50, ...(text.trim() ? { search: text.trim() } : {}) };
  const { items } = await api.call(endpoints.listFundingCodes, { query, signal });
  return items
    .filter((one) => one.offsetOf.length === 0)
    .map((one) => ({
      value: one.id,
      label: `${one.code} · ${one.description}`,
      note: one.rateToday === null ? `no rate, per ${one.unit}` : `${formatRate(one.rateToday)} per ${one.unit}`,
    }));
}
