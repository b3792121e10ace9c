import { z } from "zod";
import { defineEndpoint } from "./define.ts";
import { day, id, money } from "./fields.ts";
import { journal } from "./journals.ts";
import { idParam, search } from "./query.ts";
import { run } from "./runs.ts";

const month = z.object({
  from: day,
  to: day,
  /** Posted lines by posting date, without tax. */
  postedAmount: money,
  /** Lines of draft journals by posting date, without tax. */
  draftAmount: money,
  lineCount: z.int(),
});

export const home = z
  .object({
    today: day,
    unpostedCount: z.int(),
    /** The newest, at most 20. */
    unpostedJournals: z.array(journal),
    /** Running now, and failed in the last seven days; at most 20. */
    runs: z.array(run),
    /** Clients that runs set aside and that are still open. */
    parkedOpen: z.int(),
    /** Schedule lines that wait to be adjusted, and their clients. */
    adjustmentRequiredLines: z.int(),
    adjustmentRequiredClients: z.int(),
    currentEntries: z.int(),
    thisMonth: month,
    lastMonth: month,
    /** Posted and draft amounts together. */
    byService: z.array(
      z.object({
        serviceId: id,
        serviceName: z.string(),
        thisMonth: money,
        lastMonth: money,
        difference: money,
      }),
    ),
  })
  .meta({ id: "Home" });
export type Home = z.infer<typeof home>;

export const searchHit = z
  .object({
    type: z.enum(["customer", "journal", "run", "customer_transaction", "billing_code", "service"]),
    id,
    title: z.string(),
    subtitle: z.string(),
  })
  .meta({ id: "SearchHit" });
export type SearchHit = z.infer<typeof searchHit>;

export const getHome = defineEndpoint({
  id: "getHome",
  area: "reports",
  method: "get",
  path: "/home",
  scope: "signed_in",
  summary: "The figures of the home screen",
  query: z.object({ serviceId: idParam().optional() }),
  response: home,
});

export const searchEverything = defineEndpoint({
  id: "searchEverything",
  area: "reports",
  method: "get",
  path: "/search",
  scope: "signed_in",
  summary: "Find customers, journals, runs, documents, codes and services by name or number",
  query: z.object({ q: search.min(1), limit: z.coerce.number<number>().pipe(z.int().min(1).max(50)).default(12) }),
  response: z.object({ items: z.array(searchHit) }),
});

export const reportsEndpoints = {
  getHome,
  searchEverything,
};
