import { api, endpoints } from "../../data/api.ts";
import type { Choice } from "../../kit/form/combobox.tsx";
import { formatDay } from "../../lib/days.ts";
import { formatDollars } from "../../lib/money.ts";

/** Accommodation payments by client, account or place, with what is held. */
export async function findDeposits(text: string, signal: AbortSignal): Promise<Choice[]> {
  const query = { ...(text.trim() ? { search: text.trim() } : {}), limit: 20 };
  const { items } = await api.call(endpoints.listAccommodationPayments, { query, signal });
  return items
    .filter((one) => one.status !== "none")
    .map((one) => ({
      value: one.id,
      label: one.clientName,
      note: [
        one.serviceName,
        one.placeCode,
        `${formatDollars(one.figures.balance)} held`,
        one.departureDate === null ? null : `left ${formatDay(one.departureDate)}`,
      ]
        .filter(Boolean)
        .join(" · "),
    }));
}
