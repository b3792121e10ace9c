import { api, endpoints } from "../../data/api.ts";
import type { Choice } from "../../kit/form/combobox.tsx";
import { formatDollars } from "../../lib/money.ts";

/** Customers that something is owed to. */
export async function findOwed(text: string, signal: AbortSignal): Promise<Choice[]> {
  const query = { ...(text.trim() ? { search: text.trim() } : {}), limit: 20 };
  const { items } = await api.call(endpoints.listVendorBalances, { query, signal });
  return items.map((one) => ({
    value: one.customerId,
    label: one.customerName,
    note: `${one.customerAccount} · ${formatDollars(one.amount)} owed`,
  }));
}
