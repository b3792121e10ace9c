import type { Answer, ServiceEntry } from "@banksia/contracts";
import { api, endpoints } from "../../data/api.ts";
import { createRead } from "../../data/read.ts";
import { formatPeriod } from "../../lib/days.ts";
import { feeKey } from "./fee-key.ts";

/** The stays of a client in residential and respite care, the newest first, as options of a field. */
export function useCareStays(clientId: () => number): () => { value: string; label: string; entry: ServiceEntry }[] {
  const read = createRead<Answer<typeof endpoints.listServiceEntries>>(() => ({
    queryKey: feeKey("entries", clientId()),
    queryFn: ({ signal }) =>
      api.call(endpoints.listServiceEntries, {
        query: { clientId: clientId(), limit: 100, sort: "-entryDate" },
        signal,
      }),
  }));
  return () =>
    (read().data?.items ?? [])
      .filter((entry) => entry.setting === "residential" || entry.setting === "respite")
      .map((entry) => ({
        value: String(entry.id),
        label: `${entry.serviceName}, ${formatPeriod(entry.entryDate, entry.departureDate)}`,
        entry,
      }));
}
