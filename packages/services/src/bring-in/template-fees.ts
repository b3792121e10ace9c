import type { SqlTx } from "@banksia/db";

interface TemplatePart {
  careTypeId: number;
  groupName: string | null;
  code: string;
  active: boolean;
  /** Where the group is offered; everywhere when empty. */
  services: number[];
  funding: boolean;
}

/** What the templates of care types give on admission, to tell before a file is loaded whether they can. */
export class TemplateFees {
  readonly #parts: ReadonlyMap<number, readonly TemplatePart[]>;

  private constructor(parts: ReadonlyMap<number, readonly TemplatePart[]>) {
    this.#parts = parts;
  }

  static async load(tx: SqlTx): Promise<TemplateFees> {
    const rows = await tx<TemplatePart[]>`
      select y.id as "careTypeId", g.name as "groupName", b.code, b.active, false as funding,
        array(select o.service_id from service_group_service o where o.service_group_id = g.id) as services
      from care_type y
      join schedule_template_line t on t.schedule_template_id = y.schedule_template_id
      join billing_code b on b.id = t.billing_code_id
      join service_group g on g.id = t.service_group_id
      union all
      select y.id, g.name, c.code, c.active, true,
        array(select o.service_id from service_group_service o where o.service_group_id = g.id)
      from care_type y
      join funding_template_line t on t.schedule_template_id = y.schedule_template_id
      join funding_code c on c.id = t.funding_code_id
      left join service_group g on g.id = t.service_group_id`;
    return new TemplateFees(Map.groupBy(rows, (row) => row.careTypeId));
  }

  /** Why the templates of a care type cannot give all that is in them at a service; null when they can. */
  problem(careType: { id: number; code: string }, service: { id: number; name: string }): string | null {
    const parts = this.#parts.get(careType.id) ?? [];
    if (parts.every((part) => part.funding))
      return `The care type ${careType.code} has no schedule template with fees: give it one, or write no and bring the schedule lines in.`;
    for (const part of parts) {
      if (!part.active)
        return `${part.code} is in the template of ${careType.code} but no longer in use: take it out of the template, or write no.`;
      if (part.services.length > 0 && !part.services.includes(service.id))
        return `${part.code} is in the template of ${careType.code}, but ${part.groupName} is not offered at ${service.name}: change the template, or write no.`;
    }
    return null;
  }
}
