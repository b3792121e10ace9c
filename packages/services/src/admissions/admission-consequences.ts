import { type Recalculated, recalculateResidents } from "@banksia/month-end/residents/recalculate";
import { type Query, idList, rowList } from "@banksia/month-end/residents/query";
import { type CapMade, setUpCaps } from "./cap-default.ts";
import { type AddressBefore, type AddressMove, moveHome } from "./home-address.ts";
import { writeArrangementFees, writeTemplateFees, writeTemplateFunding } from "./template-lines.ts";

/** An entry just written. The trigger has made its accommodation header, place stay and portal events. */
export interface NewEntry {
  id: number;
  clientId: number;
  /** The templates of the care type give fees and funding. */
  template: boolean;
  /** The place becomes the client's home address. */
  moveAddress: boolean;
}

/** What followed from admissions. */
export interface Consequences {
  addresses: AddressMove[];
  caps: CapMade[];
  recalculated: Recalculated;
}

/** What an entry keeps of its admission, so that it can be taken back whole. */
export interface AdmissionMade {
  address: { made: number; before: AddressBefore[] } | null;
  /** First entry date of the cap set-up that came with it. */
  cap: string | null;
}

/**
 * Everything that follows from admitting clients, however many and whether by hand or from a file: the row of resident
 * facts, fees and funding of the care types' templates, the home address, the arrangements with the fees and the amounts
 * that follow from them, and the set-up of caps. One set of statements for all entries. Entries without their template
 * get their fees otherwise, and are worked out when these are there.
 * @param today civil date
 */
export async function admissionConsequences(
  query: Query,
  entries: readonly NewEntry[],
  today: string,
): Promise<Consequences> {
  const entryIds = entries.map((entry) => entry.id);
  await query(
    `insert into resident_facts (client_id)
      select distinct e.client_id from unnest($1::text::bigint[]) wanted (id) join service_entry e on e.id = wanted.id
      join care_type y on y.id = e.care_type_id where y.setting in ('residential', 'respite') order by 1 on conflict do nothing`,
    [idList(entryIds)],
  );
  const templated = entries.filter((entry) => entry.template).map((entry) => entry.id);
  if (templated.length > 0) {
    await writeTemplateFees(query, templated);
    await writeTemplateFunding(query, templated);
  }
  const moving = entries.filter((entry) => entry.moveAddress).map((entry) => entry.id);
  const addresses = moving.length === 0 ? [] : await moveHome(query, moving);
  const clientIds = [...new Set(entries.filter((entry) => entry.template).map((entry) => entry.clientId))];
  const recalculated = await recalculateResidents(query, clientIds, today);
  let caps: CapMade[] = [];
  if (templated.length > 0) {
    await writeArrangementFees(query, templated);
    caps = await setUpCaps(query, templated, today);
  }
  await keepMade(query, entries, addresses, caps);
  return { addresses, caps, recalculated };
}

async function keepMade(
  query: Query,
  entries: readonly NewEntry[],
  addresses: readonly AddressMove[],
  caps: readonly CapMade[],
): Promise<void> {
  const addressOf = new Map(addresses.map((move) => [move.entryId, move]));
  const capOf = new Map(caps.map((cap) => [cap.clientId, cap.firstEntryDate]));
  const rows = entries.flatMap(({ id, clientId }) => {
    const address = addressOf.get(id);
    const cap = capOf.get(clientId) ?? null;
    if (address === undefined && cap === null) return [];
    const made: AdmissionMade = {
      address: address === undefined ? null : { made: address.made, before: address.before },
      cap,
    };
    return [{ id, made }];
  });
  if (rows.length === 0) return;
  await query(
    `update service_entry e set admission_made = x.made
      from jsonb_to_recordset($1::text::jsonb) as x (id bigint, made jsonb) where e.id = x.id`,
    [rowList(rows)],
  );
}
