import { type Query, idList, rowList } from "@banksia/month-end/residents/query";

/** An address as it was before an admission moved the client home elsewhere. */
export interface AddressBefore {
  id: number;
  purposeIds: number[];
  primary: boolean;
}

/** What an admission did to the addresses of a client. */
export interface AddressMove {
  entryId: number;
  clientId: number;
  /** The address made from the place. */
  made: number;
  /** Addresses that it changed, as they were. */
  before: AddressBefore[];
}

/** Names of the purposes in the settings, by code. */
export const homePurposeDefaults = { homePurpose: "HOME", oldHomePurpose: "OTHER" } as const;

/** The name under which a purpose stands in the settings. */
export const purposeSettings = { homePurpose: "home_purpose", oldHomePurpose: "old_home_purpose" } as const;

interface Purposes {
  home: number | null;
  old: number | null;
}

async function loadPurposes(query: Query): Promise<Purposes> {
  const [row] = await query<Purposes>(
    `select (select id from purpose where code = coalesce((select value #>> '{}' from setting where name = $1::text), $2::text)) as home,
      (select id from purpose where code = coalesce((select value #>> '{}' from setting where name = $3::text), $4::text)) as old`,
    [
      purposeSettings.homePurpose,
      homePurposeDefaults.homePurpose,
      purposeSettings.oldHomePurpose,
      homePurposeDefaults.oldHomePurpose,
    ],
  );
  return row ?? { home: null, old: null };
}

interface NewHome {
  entryId: number;
  clientId: number;
  name: string;
  line: string;
  suburb: string;
  state: string;
  postcode: string;
}

/**
 * Makes the address of the place, or else of the service, the home of the clients of entries: a new primary address with
 * the purpose of homes. Earlier home addresses stay, with the purpose of old homes instead. Entries of services without an
 * address, and clients whose home is there already, are left as they are. At most one entry a client.
 */
export async function moveHome(query: Query, entryIds: readonly number[]): Promise<AddressMove[]> {
  const { home, old } = await loadPurposes(query);
  const homeText = String(home ?? 0);
  const wanted = await query<NewHome>(
    `select e.id as "entryId", e.client_id as "clientId", concat_ws(' ', s.name, p.code) as name,
      coalesce(p.address_line, s.address_line) as line, s.suburb, s.state, s.postcode
    from unnest($1::text::bigint[]) wanted (id) join service_entry e on e.id = wanted.id
    join service s on s.id = e.service_id left join place p on p.id = e.place_id
    where coalesce(p.address_line, s.address_line) is not null and s.suburb is not null and s.postcode is not null
      and not exists (select from address a where a.customer_id = e.client_id and a.contact_id is null and a.active and a.is_primary
        and $2::text::bigint = any (a.purpose_ids) and (a.line, a.suburb, a.state, a.postcode)
          = (coalesce(p.address_line, s.address_line), s.suburb, s.state, s.postcode))
    order by e.id`,
    [idList(entryIds), homeText],
  );
  if (wanted.length === 0) return [];
  const clients = idList(wanted.map((one) => one.clientId));
  // Whoever changes addresses of these clients waits here.
  await query(
    "select id from customer where id = any((select $1::text::bigint[])::bigint[]) order by id for no key update",
    [clients],
  );
  const touched = await query<AddressBefore & { clientId: number }>(
    `select id, customer_id as "clientId", to_jsonb(purpose_ids) as "purposeIds", is_primary as "primary" from address
      where customer_id = any((select $1::text::bigint[])::bigint[]) and contact_id is null and active
        and (is_primary or $2::text::bigint = any (purpose_ids))`,
    [clients, homeText],
  );
  await query(
    `update address set purpose_ids = array_remove(purpose_ids, $2::text::bigint)
        || case when $3::text is null or $3::text::bigint = any (purpose_ids) then '{}'::bigint[] else array[$3::text::bigint] end
      where id = any((select $1::text::bigint[])::bigint[]) and $2::text::bigint = any (purpose_ids)`,
    [idList(touched.map((one) => one.id)), homeText, old === null ? null : String(old)],
  );
  // The database takes the primary mark from the address that had it.
  const made = await query<{ id: number; clientId: number }>(
    `insert into address (customer_id, name, line, suburb, state, postcode, purpose_ids, is_primary)
      select "clientId", name, line, suburb, state, postcode, case when $2::text = '0' then '{}' else array[$2::text::bigint] end, true
      from jsonb_to_recordset($1::text::jsonb) as x ("clientId" bigint, name text, line text, suburb text, state text, postcode text)
      returning id, customer_id as "clientId"`,
    [rowList(wanted), homeText],
  );
  const madeOf = new Map(made.map((one) => [one.clientId, one.id]));
  const touchedOf = Map.groupBy(
    touched.toSorted((a, b) => a.id - b.id),
    (one) => one.clientId,
  );
  return wanted.flatMap(({ entryId, clientId }) => {
    const id = madeOf.get(clientId);
    if (id === undefined) return [];
    const before = (touchedOf.get(clientId) ?? []).map(({ id, purposeIds, primary }) => ({ id, purposeIds, primary }));
    return [{ entryId, clientId, made: id, before }];
  });
}
