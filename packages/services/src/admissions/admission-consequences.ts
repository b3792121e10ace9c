import { type Recalculated, recalculateResidents } from "@banksia/month-end/residents/recalculate";
import { type Query, idList, rowList } from "@banksia/month-end/residents/query";
import { type CapMade, setUpCaps } from "./cap-default.ts";
import { type AddressBefore, type AddressMove, moveHome } from "./home-address.ts";
import { writeTemplateFees, writeTemplateFunding } from "./template-lines.ts";

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
 * facts, fees and funding of the care types' templates by the fee arrangement, the home address, the set-up of caps, and
 * the amounts that the client's facts give. One set of statements for all entries.
 * @param today civil date
 */
export async function admissionConsequences(
  query: Query,
  entries: readonly NewEntry[],
  today: string,
): Promise<Consequences> {
  const entryIds = entries.map((entry) => entry.id);
  const clientIds = [...new Set(entries.map((entry) => entry.clientId))];
  await query(
    `insert into resident_facts (client_id)
      select distinct e.client_id from service_entry e join care_type y on y.id = e.care_type_id
      where e.id = any($1::text::bigint[]) and y.setting in ('residential', 'respite') order by 1 on conflict do nothing`,
    [idList(entryIds)],
  );
  const templated = entries.filter((entry) => entry.template).map((entry) => entry.id);
  if (templated.length > 0) {
    if (await dependsOnArrangement(query, templated)) await recalculateResidents(query, clientIds, today);
    await writeTemplateFees(query, templated);
    await writeTemplateFunding(query, templated);
  }
  const moving = entries.filter((entry) => entry.moveAddress).map((entry) => entry.id);
  const addresses = moving.length === 0 ? [] : await moveHome(query, moving);
  const caps = templated.length === 0 ? [] : await setUpCaps(query, templated, today);
  await keepMade(query, entries, addresses, caps);
  return { addresses, caps, recalculated: await recalculateResidents(query, clientIds, today) };
}

/** Whether a template gives fees by the client's arrangement, which then has to be known before. */
async function dependsOnArrangement(query: Query, entryIds: readonly number[]): Promise<boolean> {
  const rows = await query(
    `select 1 as found from service_entry e join care_type y on y.id = e.care_type_id
      join schedule_template_line t on t.schedule_template_id = y.schedule_template_id and t.fee_arrangement is not null
      where e.id = any($1::text::bigint[]) limit 1`,
    [idList(entryIds)],
  );
  return rows.length > 0;
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
