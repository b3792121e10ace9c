/** What drawing fees from lump sums asks of the database: one statement for each kind of fact, and none where nobody wants it. */
import type { BillingBook } from "@banksia/core/billing/book";
import type { BillingWindow, Charge, ClientFacts, StandingCharge } from "@banksia/core/billing/facts";
import { centsOf } from "@banksia/core/money/index";
import type { SqlTx } from "@banksia/db";
import { type ClientWork, nothing } from "../kinds/kind.ts";
import type { Parked } from "../parked.ts";
import { movedFees } from "./moved-fees.ts";
import { type DrawnCharge, type DrawnProblem, type LumpSumRoom, drawFees } from "./drawn-fees.ts";

/** What an adjustment takes back of fees that are taken from the lump sum since, charged on the lines that go on. */
export async function withMovedFees(
  tx: SqlTx,
  run: { book: BillingBook; window: BillingWindow },
  proposed: ClientWork[],
  loaded: ReadonlyMap<number, { facts: ClientFacts }>,
): Promise<ClientWork[]> {
  const wanted = proposed.some(
    ({ clientId, reversals }) =>
      reversals.length > 0 && loaded.get(clientId)?.facts.lines.some((line) => line.invoicees.length > 0) === true,
  );
  if (!wanted) return proposed;
  const drawing = await drawingAccounts(tx);
  return proposed.map((work) => {
    const facts = loaded.get(work.clientId)?.facts;
    if (facts === undefined || work.reversals.length === 0) return work;
    return { ...work, charges: [...work.charges, ...movedFees(facts, run.book, run.window, work.reversals, drawing)] };
  });
}

async function drawingAccounts(tx: SqlTx): Promise<Set<number>> {
  const accounts = await tx<{ id: number }[]>`select id from account_name where type = 'accommodation'`;
  return new Set(accounts.map((account) => account.id));
}

/** What was proposed for clients, with the fees that are to be taken from their lump sums. */
export async function withDrawnFees(
  tx: SqlTx,
  book: BillingBook,
  proposed: ClientWork[],
  loaded: ReadonlyMap<number, { facts: ClientFacts }>,
): Promise<ClientWork[]> {
  const clients = proposed.flatMap(({ clientId, charges, reversals }) => {
    const facts = loaded.get(clientId)?.facts;
    return facts === undefined || charges.length === 0 ? [] : [{ facts, charges, reversals }];
  });
  const drawn = await drawFeesOf(tx, book, clients);
  if (drawn.size === 0) return proposed;
  return proposed.map((work) => {
    const found = drawn.get(work.clientId);
    if (found === undefined) return work;
    return "problem" in found ? nothing(work.clientId, found.problem) : { ...work, charges: found.charges };
  });
}

/** Charges that were proposed for one client, and what is taken back in the same journal. */
interface ProposedFees {
  facts: ClientFacts;
  charges: Charge[];
  reversals: StandingCharge[];
}

/** The charges of clients with drawn shares, or why a client is set aside. */
type FeesDrawn = { charges: DrawnCharge[] } | { problem: Parked };

type Room = LumpSumRoom & { clientId: number; serviceEntryId: number };

/** @returns by client, only those of whom something is to be drawn */
async function drawFeesOf(
  tx: SqlTx,
  book: BillingBook,
  clients: readonly ProposedFees[],
): Promise<Map<number, FeesDrawn>> {
  const found = new Map<number, FeesDrawn>();
  if (!clients.some(({ facts }) => facts.lines.some((line) => line.invoicees.length > 0))) return found;
  const drawing = await drawingAccounts(tx);
  const wanted = clients.filter(({ charges }) =>
    charges.some((charge) => charge.shares.some((share) => drawing.has(share.accountNameId))),
  );
  if (wanted.length === 0) return found;
  const rooms = Map.groupBy(
    await loadRooms(
      tx,
      wanted.map(({ facts }) => facts.clientId),
    ),
    (room) => room.clientId,
  );
  for (const { facts, charges, reversals } of wanted) {
    const { clientId } = facts;
    const entryOf = new Map(facts.lines.map((line) => [line.id, line.serviceEntryId]));
    const mine = rooms.get(clientId) ?? [];
    const roomOf = (scheduleLineId: number): Room | null =>
      mine.find((room) => room.serviceEntryId === entryOf.get(scheduleLineId)) ?? null;
    for (const charge of reversals) putBack(charge, drawing, roomOf(charge.scheduleLineId));
    const drawn = drawFees(charges, {
      clientId,
      drawing,
      ownAccount: (codeId) => book.codes.get(codeId)?.accountNameId ?? null,
      roomOf,
    });
    found.set(clientId, Array.isArray(drawn) ? { charges: drawn } : { problem: parkedBy(clientId, drawn) });
  }
  return found;
}

/** What is taken back is there again from the day on which it was taken. */
function putBack(charge: StandingCharge, drawing: ReadonlySet<number>, room: LumpSumRoom | null): void {
  if (room === null) return;
  for (const line of charge.lines) {
    if (drawing.has(line.accountNameId))
      room.changes.push({ on: charge.to, cents: centsOf(line.amount) + centsOf(line.tax) });
  }
}

function loadRooms(tx: SqlTx, clientIds: number[]): Promise<Room[]> {
  return tx<Room[]>`
    select a.id as "accommodationPaymentId", a.client_id as "clientId", a.service_entry_id as "serviceEntryId",
      coalesce((select jsonb_agg(jsonb_build_object('on', m.movement_date, 'cents', m.cents) order by m.movement_date)
        from (select movement_date, (sum(amount) * 100)::bigint as cents from deposit_movement d
          where d.accommodation_payment_id = a.id group by movement_date) m), '[]') as changes,
      coalesce((select sum(greatest(x.cents, 0)) from (select (sum(l.amount + l.tax) * 100)::bigint as cents
        from journal_line l join journal j on j.id = l.journal_id and j.status <> 'posted'
        join account_name n on n.id = l.account_name_id and n.type = 'accommodation'
        where l.accommodation_payment_id = a.id group by l.journal_id) x), 0)::bigint as waiting
    from accommodation_payment a where a.client_id = any(${clientIds}) order by a.id`.then((rows) => [...rows]);
}

function parkedBy(clientId: number, { code, message, ...of }: DrawnProblem): Parked {
  return { clientId, code, message, detail: { ...of, day: null } };
}
