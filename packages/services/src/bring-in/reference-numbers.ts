import type { SqlTx } from "@banksia/db";
import { ByCode } from "./by-code.ts";
import { quoted } from "./cells.ts";
import type { NamedNumber } from "./customer-cells.ts";
import type { FaultCode } from "./faults.ts";

interface KnownType {
  id: number;
  code: string;
  /** No two clients may have the same number. */
  distinct: boolean;
}

/** A row of a file that brings reference numbers. */
interface ReferencedRow {
  readonly row: number;
  readonly cells: { readonly references: NamedNumber[] | null | undefined };
  fault(column: "references", code: FaultCode, message: string): void;
}

const bare = (number: string) => number.replaceAll(/[^0-9A-Za-z]/g, "").toUpperCase();

/** The reference numbers of a file, held against each other and against those that clients have. */
export class ReferenceNumbers {
  readonly #types: ByCode<KnownType>;
  readonly #rowOf = new Map<string, number>();

  private constructor(types: ByCode<KnownType>) {
    this.#types = types;
  }

  static async open(tx: SqlTx): Promise<ReferenceNumbers> {
    const types = await tx<KnownType[]>`select id, code, is_distinct as "distinct" from reference_type where active`;
    return new ReferenceNumbers(new ByCode("reference type", types));
  }

  /** The faults of some rows: types that there are not, and numbers that another row or client has. One query. */
  async check(tx: SqlTx, rows: readonly ReferencedRow[]): Promise<void> {
    const asked: { row: ReferencedRow; type: KnownType; number: string }[] = [];
    for (const row of rows)
      for (const { type: code, number } of row.cells.references ?? []) {
        const type = this.#types.get(code);
        if (type === null) row.fault("references", "UNKNOWN", `There is no reference type ${quoted(code)} in use.`);
        else if (type.distinct) asked.push({ row, type, number });
      }
    if (asked.length === 0) return;
    const found = await tx<{ typeId: number; number: string }[]>`
      select type_id as "typeId", number from banksia.references_taken(
        ${asked.map((one) => String(one.type.id))}::text[]::bigint[], ${asked.map((one) => one.number)}::text[])`;
    const taken = new Set(found.map((one) => `${one.typeId} ${one.number}`));
    for (const { row, type, number } of asked) {
      const key = `${type.id} ${bare(number)}`;
      const before = this.#rowOf.get(key);
      if (before === undefined) this.#rowOf.set(key, row.row);
      else row.fault("references", "DUPLICATE", `Row ${before} has the ${type.code} number ${quoted(number)}, too.`);
      if (taken.has(`${type.id} ${number}`))
        row.fault("references", "TAKEN", `Another client has the ${type.code} number ${quoted(number)}: check it.`);
    }
  }

  /** The numbers of a row whose types are all known. */
  of(numbers: readonly NamedNumber[]): { typeId: number; number: string }[] {
    return numbers.flatMap(({ type, number }) => {
      const known = this.#types.get(type);
      return known === null ? [] : [{ typeId: known.id, number }];
    });
  }
}
