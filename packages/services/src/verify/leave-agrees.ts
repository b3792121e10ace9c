import { type Check, offences } from "./check.ts";

const inside: Check = {
  id: "10-leave-inside-stays",
  invariant: 10,
  name: "Leave lies inside the stay it is of",
  description:
    "A record of leave, and an agreement on a bed reservation fee, is of the client and service of its entry and begins on a day of the stay; leave has ended by the day of departure. A row shows one that does not fit.",
  find: (tx) =>
    offences(
      tx,
      `with own as (
        select l.id, 'leave' as what, l.service_entry_id, l.client_id, l.service_id, l.start_date, l.end_date from leave_record l
        union all
        select r.id, 'bed reservation', r.service_entry_id, r.client_id, r.service_id, r.start_date, null from bed_reservation r
      )
      select o.what, o.id, o.service_entry_id as entry, o.start_date, o.end_date,
        case when o.service_id <> e.service_id or (o.client_id <> e.client_id and not exists (select from entry_primary m
              where m.service_entry_id = e.id and m.client_id = o.client_id)) then 'of another client or service'
          when o.start_date < e.entry_date then 'before the entry'
          when o.start_date >= e.departure_date then 'after the departure'
          else 'goes on after the departure' end as problem
      from own o join service_entry e on e.id = o.service_entry_id
      where o.service_id <> e.service_id or o.start_date < e.entry_date or o.start_date >= e.departure_date
        or (o.what = 'leave' and e.departure_date is not null and (o.end_date is null or o.end_date > e.departure_date))
        or (o.client_id <> e.client_id and not exists (select from entry_primary m
              where m.service_entry_id = e.id and m.client_id = o.client_id))
      order by 1, 2`,
    ),
};

/** Absences agree with stays. */
export const leaveAgrees: readonly Check[] = [inside];
