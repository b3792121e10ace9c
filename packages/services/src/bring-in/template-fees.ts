import type { SqlTx } from "@banksia/db";

interface TemplateFee {
  careTypeId: number;
  groupName: string;
  code: string;
  active: boolean;
  /** Where the group is offered; everywhere when empty. */
  services: number[];
}

/** What the schedule templates of care types give on admission. */
export class TemplateFees {
  readonly #fees = new Map<number, TemplateFee[]>();

  private constructor(rows: readonly TemplateFee[]) {
    for (const row of rows) this.#fees.set(row.careTypeId, [...(this.#fees.get(row.careTypeId) ?? []), row]);
  }

  static async load(tx: SqlTx): Promise<TemplateFees> {
    return new TemplateFees(
      await tx<TemplateFee[]>`
        select y.id as "careTypeId", g.name as "groupName", b.code, b.active,
          array(select o.service_id from service_group_service o where o.service_group_id = g.id) as services
        from care_type y
        join schedule_template_line t on t.schedule_template_id = y.schedule_template_id
        join billing_code b on b.id = t.billing_code_id
        join service_group g on g.id = t.service_group_id order by y.id, t.id`,
    );
  }

  /** Why the template of a care type cannot give all its fees at a service; null when it can. */
  problem(careType: { id: number; code: string }, service: { id: number; name: string }): string | null {
    const fees = this.#fees.get(careType.id) ?? [];
    if (fees.length === 0)
      return `The care type ${careType.code} has no schedule template with fees: give it one, or write no and bring the schedule lines in.`;
    for (const fee of fees) {
      if (!fee.active)
        return `${fee.code} is in the template of ${careType.code} but no longer in use: take it out of the template, or write no.`;
      if (fee.services.length > 0 && !fee.services.includes(service.id))
        return `${fee.code} is in the template of ${careType.code}, but ${fee.groupName} is not offered at ${service.name}: change the template, or write no.`;
    }
    return null;
  }
}

/** Service entries just written, by what no two entries of a client share: as many texts in each list. */
export interface NewEntries {
  clientIds: string[];
  serviceIds: string[];
  entryDates: string[];
  departureDates: (string | null)[];
}

/** Writes the schedule lines that the templates give to entries just written, in one statement. */
export async function writeTemplateFees(tx: SqlTx, entries: NewEntries): Promise<void> {
  await tx`
    insert into billing_schedule_line
      (client_id, service_id, service_entry_id, service_group_id, billing_code_id, quantity, start_date)
    select e.client_id, e.service_id, e.id, t.service_group_id, t.billing_code_id, t.quantity, e.billing_start_date
    from unnest(${entries.clientIds}::text[]::bigint[], ${entries.serviceIds}::text[]::bigint[],
      ${entries.entryDates}::text[]::date[], ${entries.departureDates}::text[]::date[])
      n (client_id, service_id, entry_date, departure_date)
    join service_entry e on e.client_id = n.client_id and e.service_id = n.service_id and e.entry_date = n.entry_date
      and e.departure_date is not distinct from n.departure_date
    join care_type y on y.id = e.care_type_id
    join schedule_template_line t on t.schedule_template_id = y.schedule_template_id
    order by e.id, t.id`;
}
