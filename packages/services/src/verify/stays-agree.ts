import { type Check, offences } from "./check.ts";

const overlaps: Check = {
  id: "10-one-place-at-a-time",
  invariant: 10,
  name: "A client is in one place at a time, and a place has one client",
  description:
    "No client has two entries at one service on a day, no stay is in two places on a day, and a place has one stay at a time unless the service lets places be shared. A row shows two that overlap.",
  find: (tx) =>
    offences(
      tx,
      `with own as (
        select id, client_id, service_id, coalesce(client_since, entry_date) as since, departure_date as until from service_entry
        union all
        select service_entry_id, client_id, service_id, start_date, end_date + 1 from entry_primary where end_date is not null
      )
      select problem, service, entry, other_entry, from_day, to_day from (
        select 'two entries of one client' as problem, a.service_id as service, a.id as entry, b.id as other_entry,
          greatest(a.since, b.since) as from_day, least(a.until, b.until) as to_day
        from own a join own b on b.client_id = a.client_id and b.service_id = a.service_id and b.id > a.id
          and daterange(a.since, a.until, '[)') && daterange(b.since, b.until, '[)')
        union all
        select 'two places of one stay', a.service_id, a.service_entry_id, a.service_entry_id, greatest(a.start_date, b.start_date),
          least(a.end_date, b.end_date)
        from place_stay a join place_stay b on b.service_entry_id = a.service_entry_id and b.id > a.id
          and daterange(a.start_date, a.end_date, '[)') && daterange(b.start_date, b.end_date, '[)')
        union all
        select 'two clients in one place', a.service_id, a.service_entry_id, b.service_entry_id, greatest(a.start_date, b.start_date),
          least(a.end_date, b.end_date)
        from place_stay a join place_stay b on b.place_id = a.place_id and b.service_entry_id > a.service_entry_id
          and daterange(a.start_date, a.end_date, '[)') && daterange(b.start_date, b.end_date, '[)')
        join place p on p.id = a.place_id join service s on s.id = p.service_id and not s.allow_partnered
      ) found order by 1, 3, 4`,
    ),
};

const chains: Check = {
  id: "10-place-stays-agree",
  invariant: 10,
  name: "Where a client lived follows from the entry and its bed transfers",
  description:
    "The stays in places of every entry are the chain of its bed transfers, from the entry to the departure, of the entry's client, in places of its service. A row shows a stay that should not be there, or one that is missing.",
  find: (tx) =>
    offences(
      tx,
      `with move as (
        select t.*, row_number() over (partition by service_entry_id order by transfer_date) as no,
          lead(transfer_date) over (partition by service_entry_id order by transfer_date) as next from bed_transfer t
      ), should as (
        select e.id as entry, e.client_id, e.service_id, coalesce(f.from_place_id, e.place_id) as place_id, e.entry_date as start_date,
          coalesce(f.transfer_date, e.departure_date) as end_date
        from service_entry e left join move f on f.service_entry_id = e.id and f.no = 1
        where e.place_id is not null or f.id is not null
        union all
        select e.id, e.client_id, e.service_id, m.to_place_id, m.transfer_date, coalesce(m.next, e.departure_date)
        from move m join service_entry e on e.id = m.service_entry_id
        union all
        select e.id, e.client_id, e.service_id, e.place_id, l.transfer_date, e.departure_date
        from service_entry e join move l on l.service_entry_id = e.id and l.next is null where e.place_id is distinct from l.to_place_id
      ), stays as (
        select w.service_entry_id as entry, w.client_id, w.service_id, w.place_id, w.start_date, w.end_date,
          s.allow_partnered <> w.shared or p.service_id <> w.service_id as wrong
        from place_stay w join place p on p.id = w.place_id join service s on s.id = p.service_id
      )
      select entry, place_id, start_date, end_date, problem from (
        select s.entry, s.place_id, s.start_date, s.end_date, 'missing' as problem from should s
        where not exists (select from stays w where (w.entry, w.client_id, w.service_id, w.place_id, w.start_date) =
          (s.entry, s.client_id, s.service_id, s.place_id, s.start_date) and w.end_date is not distinct from s.end_date)
        union all
        select w.entry, w.place_id, w.start_date, w.end_date, case when w.wrong then 'another service, or shared wrongly' else 'unfounded' end
        from stays w
        where w.wrong or not exists (select from should s where (w.entry, w.client_id, w.service_id, w.place_id, w.start_date) =
          (s.entry, s.client_id, s.service_id, s.place_id, s.start_date) and w.end_date is not distinct from s.end_date)
      ) found order by 1, 3, 5`,
    ),
};

const headers: Check = {
  id: "10-one-header-per-entry",
  invariant: 10,
  name: "Every entry has its one accommodation payment",
  description:
    "Each service entry has exactly one accommodation payment, of the same client and service. A row shows an entry without one, or one that belongs elsewhere.",
  find: (tx) =>
    offences(
      tx,
      `select e.id as entry, a.id as accommodation_payment,
          case when a.id is null then 'missing' else 'of another client or service' end as problem
        from service_entry e left join accommodation_payment a on a.service_entry_id = e.id
        where a.id is null or a.client_id <> e.client_id or a.service_id <> e.service_id order by 1, 2`,
    ),
};

const partners: Check = {
  id: "10-primaries-and-partners",
  invariant: 10,
  name: "Primary clients and partners of an entry fit together",
  description:
    "The primary clients of an entry follow one another without gap from the entry day, the last is its client now; partners live there within its days, have no own entry there meanwhile, and are not its primary client. A row shows what does not fit.",
  find: (tx) =>
    offences(
      tx,
      `with primaries as (
        select m.*, lag(m.end_date) over w as before, lead(m.start_date) over w as next
        from entry_primary m window w as (partition by service_entry_id order by start_date)
      )
      select entry, client, day, problem from (
        select m.service_entry_id as entry, m.client_id as client, m.start_date as day,
          case when m.before is null and m.start_date <> e.entry_date then 'the first is not from the entry day'
            when m.before is not null and m.start_date <> m.before + 1 then 'does not follow the one before'
            when m.next is null and m.end_date is not null then 'nobody follows'
            when m.next is not null and m.end_date is null then 'another follows'
            when m.next is null and m.client_id <> e.client_id then 'is not the client of the entry'
            else 'is the client since another day' end as problem
        from primaries m join service_entry e on e.id = m.service_entry_id
        where m.start_date <> coalesce(m.before + 1, e.entry_date) or (m.next is null) <> (m.end_date is null)
          or (m.next is null and (m.client_id <> e.client_id or m.start_date <> coalesce(e.client_since, e.entry_date)))
        union all
        select t.service_entry_id, t.client_id, t.entry_date, 'a partner outside the days of the entry'
        from entry_partner t join service_entry e on e.id = t.service_entry_id
        where t.entry_date < e.entry_date or t.service_id <> e.service_id
          or (e.departure_date is not null and (t.departure_date is null or t.departure_date > e.departure_date))
        union all
        select t.service_entry_id, t.client_id, t.entry_date, 'a partner of an entry that is not partnered'
        from entry_partner t join service_entry e on e.id = t.service_entry_id where not e.partnered
        union all
        select t.service_entry_id, t.client_id, greatest(t.entry_date, o.client_since, o.entry_date), 'a partner with an own entry there'
        from entry_partner t join service_entry o on o.client_id = t.client_id and o.service_id = t.service_id and o.id <> t.service_entry_id
          and daterange(coalesce(o.client_since, o.entry_date), o.departure_date, '[)') && daterange(t.entry_date, t.departure_date, '[)')
        union all
        select t.service_entry_id, t.client_id, t.entry_date, 'a partner who is the primary client'
        from entry_partner t join service_entry e on e.id = t.service_entry_id
        left join entry_primary m on m.service_entry_id = e.id
        where t.client_id = coalesce(m.client_id, e.client_id)
          and daterange(coalesce(m.start_date, e.entry_date), case when m.id is null then e.departure_date else m.end_date + 1 end, '[)')
            && daterange(t.entry_date, t.departure_date, '[)')
        union all
        select t.service_entry_id, t.client_id, t.departure_date, 'a partner who never became the primary client'
        from entry_partner t where t.became_primary and not exists (select from entry_primary m
          where m.service_entry_id = t.service_entry_id and m.client_id = t.client_id and m.start_date = t.departure_date)
      ) found order by 1, 3, 2, 4`,
    ),
};

/** Stays, the places of stays, and who shares them, agree with one another. */
export const staysAgree: readonly Check[] = [overlaps, chains, headers, partners];
