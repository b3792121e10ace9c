import { schema } from "@banksia/db";
import { eq, sql } from "drizzle-orm";
import { rowsOf } from "../common/rows.ts";
import { todayOfService } from "../common/today.ts";
import { type Context, read, requireScope } from "../context.ts";
import { notFound } from "../errors.ts";

export interface Occupant {
  clientId: number;
  clientName: string;
  serviceEntryId: number;
  role: "primary" | "partner";
  /** In this place since. */
  since: string;
  /** Day of moving out, where it is known. */
  until: string | null;
  onLeave: boolean;
}

export interface ExpectedMoveIn {
  clientId: number;
  clientName: string;
  serviceEntryId: number;
  day: string;
}

export interface BoardPlace {
  placeId: number;
  code: string;
  price: string | null;
  active: boolean;
  /** `reserved`: empty, and somebody is expected. */
  state: "occupied" | "reserved" | "vacant" | "closed";
  occupants: Occupant[];
  expected: ExpectedMoveIn[];
  vacantSince: string | null;
  /** First day on which it is empty with nobody expected by then; null while no end is known. */
  freeFrom: string | null;
}

/** The places of a service on a day. */
export interface PlacesBoard {
  serviceId: number;
  serviceName: string;
  shared: boolean;
  day: string;
  counts: {
    places: number;
    occupied: number;
    reserved: number;
    vacant: number;
    closed: number;
    movesIn: number;
    movesOut: number;
  };
  wings: { wing: string | null; places: BoardPlace[] }[];
  /** Current clients of the service without a place. */
  withoutPlace: { clientId: number; clientName: string; serviceEntryId: number; since: string }[];
}

type Row = Omit<BoardPlace, "state" | "freeFrom"> & { wing: string | null; lastEnd: string | null; endless: boolean };

/**
 * The places of a service by wing on a day: who is there since when, who comes and goes, what is vacant.
 * @throws NOT_FOUND
 */
export async function getPlacesBoard(ctx: Context, input: { serviceId: number; day?: string }): Promise<PlacesBoard> {
  requireScope(ctx, "customers:read");
  const { serviceId } = input;
  return read(ctx, async (tx) => {
    const [service] = await tx.select().from(schema.service).where(eq(schema.service.id, serviceId));
    if (service === undefined) throw notFound("service", serviceId);
    const day = input.day ?? (await todayOfService(tx, ctx, serviceId));
    const rows = await rowsOf<Row>(tx, placesOn(serviceId, day));
    const places = rows.map(({ lastEnd, endless, ...place }) => {
      const state = stateOf(place);
      const freeFrom = state === "closed" || endless ? null : lastEnd !== null && lastEnd > day ? lastEnd : day;
      return { ...place, state, freeFrom };
    });
    const count = (state: BoardPlace["state"]) => places.filter((place) => place.state === state).length;
    const wings = Map.groupBy(places, (place) => place.wing);
    return {
      serviceId,
      serviceName: service.name,
      shared: service.allowPartnered,
      day,
      counts: {
        places: places.length,
        occupied: count("occupied"),
        reserved: count("reserved"),
        vacant: count("vacant"),
        closed: count("closed"),
        movesIn: places.reduce((sum, place) => sum + place.expected.length, 0),
        movesOut: places.reduce((sum, { occupants }) => sum + occupants.filter((one) => one.until !== null).length, 0),
      },
      wings: [...wings].map(([wing, inWing]) => ({
        wing,
        places: inWing.map((place): BoardPlace => {
          const { wing: _, ...shown } = place;
          return shown;
        }),
      })),
      withoutPlace: await rowsOf<PlacesBoard["withoutPlace"][number]>(
        tx,
        sql`select e.client_id as "clientId", c.name as "clientName", e.id as "serviceEntryId", e.entry_date as since
          from service_entry e join customer c on c.id = e.client_id
          where e.service_id = ${serviceId} and e.entry_date <= ${day} and (e.departure_date is null or e.departure_date > ${day})
            and not exists (select from place_stay w where w.service_entry_id = e.id and w.start_date <= ${day}
              and (w.end_date is null or w.end_date > ${day}))
          order by c.name, e.id`,
      ),
    };
  });
}

function stateOf(place: Pick<Row, "occupants" | "expected" | "active">): BoardPlace["state"] {
  if (place.occupants.length > 0) return "occupied";
  if (!place.active) return "closed";
  return place.expected.length > 0 ? "reserved" : "vacant";
}

/** All places of a service with everybody who lives in one on the day or comes later; one statement. */
const placesOn = (serviceId: number, day: string) => sql`
  with stay as (
    select w.place_id, w.service_entry_id, e.client_id, 'primary' as role, w.start_date, w.end_date
    from place_stay w join service_entry e on e.id = w.service_entry_id
    where w.service_id = ${serviceId} and (w.end_date is null or w.end_date > ${day})
    union all
    select w.place_id, w.service_entry_id, t.client_id, 'partner', greatest(w.start_date, t.entry_date),
      least(w.end_date, t.departure_date)
    from place_stay w join entry_partner t on t.service_entry_id = w.service_entry_id
    where w.service_id = ${serviceId} and (w.end_date is null or w.end_date > ${day})
      and (t.departure_date is null or t.departure_date > greatest(${day}::date, w.start_date))
      and (w.end_date is null or t.entry_date < w.end_date)
  ), named as (
    select s.*, c.name, exists (select from leave_record l where l.service_entry_id = s.service_entry_id and l.client_id = s.client_id
      and l.start_date <= ${day} and (l.end_date is null or l.end_date > ${day})) as away
    from stay s join customer c on c.id = s.client_id
  )
  select p.id as "placeId", p.code, p.wing, p.price, p.active,
    coalesce(jsonb_agg(jsonb_build_object('clientId', n.client_id, 'clientName', n.name, 'serviceEntryId', n.service_entry_id,
        'role', n.role, 'since', n.start_date, 'until', n.end_date, 'onLeave', n.away)
      order by n.role desc, n.start_date, n.name) filter (where n.start_date <= ${day}), '[]') as occupants,
    coalesce(jsonb_agg(jsonb_build_object('clientId', n.client_id, 'clientName', n.name, 'serviceEntryId', n.service_entry_id,
        'day', n.start_date) order by n.start_date, n.role desc, n.name) filter (where n.start_date > ${day}), '[]') as expected,
    max(n.end_date) as "lastEnd", coalesce(bool_or(n.end_date is null and n.client_id is not null), false) as endless,
    case when count(n.client_id) filter (where n.start_date <= ${day}) = 0 then (select max(g.end_date) from place_stay g
      where g.place_id = p.id and g.end_date <= ${day}) end as "vacantSince"
  from place p left join named n on n.place_id = p.id
  where p.service_id = ${serviceId} and (p.active or n.client_id is not null)
  group by p.id
  union all
  select p.id, p.code, p.wing, p.price, p.active, '[]', '[]', null, false, null
  from place p where p.service_id = ${serviceId} and not p.active and not exists (select from stay s where s.place_id = p.id)
  order by wing nulls last, code`;
