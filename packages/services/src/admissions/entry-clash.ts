import { type OrmTx, schema } from "@banksia/db";
import { and, eq, sql } from "drizzle-orm";
import { firstOf } from "../common/rows.ts";
import { whenViolated } from "../common/violated.ts";
import { dayWords } from "../common/warning.ts";
import { type FieldError, ServiceError, invalid } from "../errors.ts";

/** A stay as it will stand, to be held against the others. */
export interface Stay {
  /** Null for a new one. */
  id: number | null;
  clientId: number;
  serviceId: number;
  placeId: number | null;
  entryDate: string;
  /** First day of the client, where another was the primary client before. */
  clientSince?: string | null;
  departureDate: string | null;
}

// Half-open, so that someone may leave and someone come on one day.
const span = (stay: Pick<Stay, "entryDate" | "departureDate">) =>
  sql`daterange(${stay.entryDate}::date, ${stay.departureDate}::date, '[)')`;

const overlapDetail = (from: string, to: string | null) =>
  `The client already has an entry at this service from ${dayWords(from)}${to === null ? ", still open" : ` to ${dayWords(to)}`}: depart or change that one first.`;

/** The refusal for a stay that overlaps another of the same client at the same service. */
export function overlapRefused(detail: string): ServiceError {
  return new ServiceError("ENTRY_OVERLAP", detail, [{ pointer: "/entryDate", code: "OVERLAP", detail }]);
}

/** The days of a stay that are the client's own. */
const own = (stay: Stay) => ({ entryDate: stay.clientSince ?? stay.entryDate, departureDate: stay.departureDate });

/** Throws ENTRY_OVERLAP, naming the other entry, when the client is at the service already on any of the days. */
export async function refuseOverlap(tx: OrmTx, stay: Stay): Promise<void> {
  const { entryDate, departureDate } = own(stay);
  const other = await firstOf<{ from: string; to: string | null }>(
    tx,
    sql`select x."from", x."to" from (
        select coalesce(client_since, entry_date) as "from", departure_date as "to" from service_entry
        where client_id = ${stay.clientId} and service_id = ${stay.serviceId} and id <> ${stay.id ?? 0}
        union all
        select start_date, end_date + 1 from entry_primary
        where client_id = ${stay.clientId} and service_id = ${stay.serviceId} and end_date is not null
          and service_entry_id <> ${stay.id ?? 0}
      ) x
      where daterange(x."from", x."to", '[)') && ${span(own(stay))}
        or (x."from" = ${entryDate} and x."to" is not distinct from ${departureDate}::date)
      limit 1`,
  );
  if (other !== null) throw overlapRefused(overlapDetail(other.from, other.to));
}

/**
 * What is wrong with the place of a stay: not one of the service, closed, or someone else's on any of the days, unless
 * partners may share it. Keeps others from taking it until the transaction ends.
 * @param since first day there, where the client moves in after the entry
 */
export async function placeFaults(
  tx: OrmTx,
  stay: Stay,
  shared: boolean,
  since: string = stay.entryDate,
): Promise<FieldError[]> {
  if (stay.placeId === null) return [];
  const pointer = "/placeId";
  const [place] = await tx
    .select()
    .from(schema.place)
    .where(and(eq(schema.place.id, stay.placeId), eq(schema.place.serviceId, stay.serviceId)))
    .for("update");
  if (place === undefined)
    return [{ pointer, code: "UNKNOWN", detail: `There is no place ${stay.placeId} at this service.` }];
  if (!place.active)
    return [{ pointer, code: "INACTIVE", detail: `Place ${place.code} is closed: open it or choose another.` }];
  if (shared) return [];
  const occupant = await firstOf<{ name: string; from: string; to: string | null }>(
    tx,
    sql`select c.name, w.start_date as "from", w.end_date as "to"
      from place_stay w join service_entry e on e.id = w.service_entry_id join customer c on c.id = e.client_id
      where w.place_id = ${stay.placeId} and w.service_entry_id <> ${stay.id ?? 0}
        and daterange(w.start_date, w.end_date, '[)') && ${span({ ...stay, entryDate: since })}
      order by w.start_date limit 1`,
  );
  return occupant === null ? [] : [takenFault(place.code, occupant)];
}

function takenFault(code: string, { name, from, to }: { name: string; from: string; to: string | null }): FieldError {
  const until = to === null ? "" : ` to ${dayWords(to)}`;
  return {
    pointer: "/placeId",
    code: "OVERLAP",
    detail: `Place ${code} is taken by ${name} from ${dayWords(from)}${until}: choose another, or depart ${name} first.`,
  };
}

/** For `catch`: somebody moved into the place in the blink between the check and the write. */
export function whenTaken(pointer = "/placeId"): (error: unknown) => never {
  return whenViolated("place_stay_no_overlap", () =>
    invalid({
      pointer,
      code: "OVERLAP",
      detail: "Somebody else lives in the place on some of these days: choose another, or depart them first.",
    }),
  );
}

/** A person who lives somewhere as a partner has no entry of their own there meanwhile. */
export async function partnerFaults(tx: OrmTx, stay: Stay): Promise<FieldError[]> {
  const other = await firstOf<{ name: string; primary: string }>(
    tx,
    sql`select c.name, m.name as "primary" from entry_partner t join customer c on c.id = t.client_id
      join service_entry e on e.id = t.service_entry_id join customer m on m.id = e.client_id
      where t.client_id = ${stay.clientId} and t.service_id = ${stay.serviceId} and t.service_entry_id <> ${stay.id ?? 0}
        and daterange(t.entry_date, t.departure_date, '[)') && ${span(own(stay))}
      order by t.entry_date limit 1`,
  );
  if (other === null) return [];
  return [
    {
      pointer: "/clientId",
      code: "OVERLAP",
      detail: `${other.name} lives there as the partner of ${other.primary}: make ${other.name} the primary client of that entry, or depart the partner first.`,
    },
  ];
}
