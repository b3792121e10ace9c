import { type OrmTx, schema } from "@banksia/db";
import { and, eq, sql } from "drizzle-orm";
import { firstOf } from "../common/rows.ts";
import { dayWords } from "../common/warning.ts";
import { type FieldError, ServiceError } from "../errors.ts";

/** A stay as it will stand, to be held against the others. */
export interface Stay {
  /** Null for a new one. */
  id: number | null;
  clientId: number;
  serviceId: number;
  placeId: number | null;
  entryDate: string;
  departureDate: string | null;
}

// Half-open, so that someone may leave and someone come on one day.
const span = (stay: Stay) => sql`daterange(${stay.entryDate}::date, ${stay.departureDate}::date, '[)')`;

const overlapDetail = (from: string, to: string | null) =>
  `The client already has an entry at this service from ${dayWords(from)}${to === null ? ", still open" : ` to ${dayWords(to)}`}: depart or change that one first.`;

/** The refusal for a stay that overlaps another of the same client at the same service. */
export function overlapRefused(detail: string): ServiceError {
  return new ServiceError("ENTRY_OVERLAP", detail, [{ pointer: "/entryDate", code: "OVERLAP", detail }]);
}

/** Throws ENTRY_OVERLAP, naming the other entry, when the client is at the service already on any of the days. */
export async function refuseOverlap(tx: OrmTx, stay: Stay): Promise<void> {
  const other = await firstOf<{ from: string; to: string | null }>(
    tx,
    sql`select entry_date as "from", departure_date as "to" from service_entry
      where client_id = ${stay.clientId} and service_id = ${stay.serviceId} and id <> ${stay.id ?? 0}
        and (daterange(entry_date, departure_date, '[)') && ${span(stay)}
          or (entry_date = ${stay.entryDate} and departure_date is not distinct from ${stay.departureDate}::date))
      limit 1`,
  );
  if (other !== null) throw overlapRefused(overlapDetail(other.from, other.to));
}

/**
 * What is wrong with the place of a stay: not one of the service, closed, or someone else's on any of the days, unless
 * partners may share it. Keeps others from taking it until the transaction ends.
 */
export async function placeFaults(tx: OrmTx, stay: Stay, shared: boolean): Promise<FieldError[]> {
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
    sql`select c.name, e.entry_date as "from", e.departure_date as "to"
      from service_entry e join customer c on c.id = e.client_id
      where e.place_id = ${stay.placeId} and e.id <> ${stay.id ?? 0}
        and daterange(e.entry_date, e.departure_date, '[)') && ${span(stay)}
      order by e.entry_date limit 1`,
  );
  if (occupant === null) return [];
  const until = occupant.to === null ? "" : ` to ${dayWords(occupant.to)}`;
  return [
    {
      pointer,
      code: "OVERLAP",
      detail: `Place ${place.code} is taken by ${occupant.name} from ${dayWords(occupant.from)}${until}: choose another, or depart ${occupant.name} first.`,
    },
  ];
}
