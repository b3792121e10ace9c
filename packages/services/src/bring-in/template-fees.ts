import { type BulkColumns, type BulkValue, type SqlTx, bulkInsert } from "@banksia/db";

interface TemplateFee {
  careTypeId: number;
  groupId: number;
  groupName: string;
  codeId: number;
  code: string;
  active: boolean;
  quantity: string;
  /** Where the group is offered; everywhere when empty. */
  services: number[];
}

/** A service entry just written. */
export interface NewEntry {
  id: number;
  clientId: number;
  serviceId: number;
  careTypeId: number;
  billingStartDate: string;
}

const target: BulkColumns = {
  client_id: "bigint",
  service_id: "bigint",
  service_entry_id: "bigint",
  service_group_id: "bigint",
  billing_code_id: "bigint",
  quantity: "numeric",
  start_date: "date",
};

/** What the schedule templates of care types give on admission. */
export class TemplateFees {
  readonly #fees: ReadonlyMap<number, readonly TemplateFee[]>;

  private constructor(fees: ReadonlyMap<number, readonly TemplateFee[]>) {
    this.#fees = fees;
  }

  static async load(tx: SqlTx): Promise<TemplateFees> {
    const rows = await tx<TemplateFee[]>`
      select y.id as "careTypeId", g.id as "groupId", g.name as "groupName", b.id as "codeId", b.code, b.active, t.quantity,
        array(select o.service_id from service_group_service o where o.service_group_id = g.id) as services
      from care_type y
      join schedule_template_line t on t.schedule_template_id = y.schedule_template_id
      join billing_code b on b.id = t.billing_code_id
      join service_group g on g.id = t.service_group_id order by y.id, t.id`;
    return new TemplateFees(Map.groupBy(rows, (row) => row.careTypeId));
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

  /** Writes the schedule lines that the templates give to entries just written. */
  async write(tx: SqlTx, entries: readonly NewEntry[]): Promise<void> {
    const rows = entries.flatMap((entry) =>
      (this.#fees.get(entry.careTypeId) ?? []).map((fee): BulkValue[] => [
        entry.clientId,
        entry.serviceId,
        entry.id,
        fee.groupId,
        fee.codeId,
        fee.quantity,
        entry.billingStartDate,
      ]),
    );
    await bulkInsert(tx, "billing_schedule_line", target, rows);
  }
}
