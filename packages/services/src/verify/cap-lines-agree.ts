import { createBillingBook } from "@banksia/core/billing/book";
import { calculateCaps } from "@banksia/month-end/calculate-caps";
import { loadSharedFacts } from "@banksia/month-end/shared-facts";
import { type Check, type Offence, offences, rowsShown } from "./check.ts";

const adds: Check = {
  id: "8-cap-lines-add-up",
  invariant: 8,
  name: "The figures of a cap add up",
  description:
    "Of every row of a client's caps the total is the opening, what was billed here, and what was paid elsewhere; what remains is the threshold less that, at least nothing. A row shows figures that do not.",
  find: (tx) =>
    offences(
      tx,
      `select client_id, limit_type, start_date, threshold, opening, current, other, total, remaining from client_cap_line
        where total <> opening + current + other or remaining is distinct from greatest(threshold - total, 0)
          and threshold is not null order by 1, 2, 3`,
    ),
};

/** Clients looked at, spread over all of them. */
const SAMPLE = 500;

/** Amounts that depend on what was charged and paid, and on nothing that lies ahead. */
const AMOUNTS = ["opening", "current", "other", "total", "ahead"] as const;

type StoredLine = { clientId: number; limitType: string; from: string } & Record<(typeof AMOUNTS)[number], string>;

const agree: Check = {
  id: "8-cap-lines-agree",
  invariant: 8,
  name: "The caps of clients are as the rule works them out",
  description: `Worked out again for the day they were calculated for, the amounts of client_cap_line are the same, of a sample of ${SAMPLE} clients of whom nothing changed since: no journal, no run, no set-up. A row shows an amount that differs, or a row that is missing or too many.`,
  find: async (tx) => {
    const clients = await tx<{ clientId: number; calculatedDate: string }[]>`
      with changed as (
        select greatest((select max(created_at) from journal), (select max(finished_at) from run where not preview and kind <> 'capping'),
          (select max(created_at) from audit_log where object_type in ('journal', 'journal_line')),
          case when exists (select from run where finished_at is null and not preview and kind <> 'capping') then 'infinity'::timestamptz end) as at
      )
      select l.client_id as "clientId", max(l.calculated_date) as "calculatedDate"
      from client_cap_line l join client_cap c using (client_id) cross join changed
      group by l.client_id having min(l.calculated_at) > coalesce(max(changed.at), '-infinity') and min(l.calculated_at) > max(c.changed_at)
      order by md5(l.client_id::text), 1 limit ${SAMPLE}`;
    if (clients.length === 0) return { count: 0, rows: [] };
    const shared = await loadSharedFacts(tx);
    const facts = { shared, book: createBillingBook(shared) };
    const stored = await tx<StoredLine[]>`
      select client_id as "clientId", limit_type as "limitType", start_date as "from", opening, current, other, total, ahead
      from client_cap_line where client_id = any(${clients.map((client) => client.clientId)}) order by 1, 2, 3`;
    const storedOf = Map.groupBy(stored, (line) => line.clientId);
    const found: Offence[] = [];
    for (const [calculatedDate, some] of Map.groupBy(clients, (client) => client.calculatedDate)) {
      const ids = some.map((client) => client.clientId);
      for (const { clientId, caps } of await calculateCaps(tx, ids, facts, calculatedDate)) {
        // With errors the run keeps what it had, and says so.
        if (caps === null) continue;
        const should = new Map(caps.lines.map((line) => [`${line.limitType} ${line.from}`, line]));
        for (const line of storedOf.get(clientId) ?? []) {
          const key = `${line.limitType} ${line.from}`;
          const right = should.get(key);
          should.delete(key);
          const row = { client_id: clientId, limit_type: line.limitType, start_date: line.from };
          if (right === undefined) {
            found.push({ ...row, problem: "too many" });
            continue;
          }
          for (const amount of AMOUNTS)
            if (Number(line[amount]) !== Number(right[amount]))
              found.push({ ...row, problem: amount, kept: line[amount], should: right[amount] });
        }
        for (const line of should.values())
          found.push({ client_id: clientId, limit_type: line.limitType, start_date: line.from, problem: "missing" });
      }
    }
    return { count: found.length, rows: found.slice(0, rowsShown) };
  },
};

/** What is kept of a client's caps is what the rule says. */
export const capLinesAgree: readonly Check[] = [adds, agree];
