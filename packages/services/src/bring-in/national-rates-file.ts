import { tableOf, tables, valueFault } from "@banksia/rates-au";
import type { SqlTx } from "@banksia/db";
import { queryOfSql } from "@banksia/month-end/residents/query";
import { dayWords } from "../common/warning.ts";
import type { FollowedFigure } from "../rates/follow-national-rate.ts";
import { writeNationalRate } from "../rates/write-national-rate.ts";
import { CellFault, type ReadCell, day, line, quoted, rate, yesNo } from "./cells.ts";
import { optionalOr, required } from "./columns.ts";
import type { FileRow } from "./file-row.ts";
import type { FileCheck, FileJob, FileKind } from "./kind.ts";

/** The key of a national table, whatever its capitals; a space or hyphen may stand for an underscore. */
const table: ReadCell<string> = (text) => {
  const key = text.toLowerCase().replaceAll(/[\s-]+/g, "_");
  return tableOf(key) === null
    ? new CellFault("UNKNOWN", `${quoted(text)} is no national table: take its key, such as ${tables[0]?.key ?? ""}.`)
    : key;
};

const columns = {
  table: required(table, "The key of the national table.", "basic_daily_fee"),
  start_date: required(day, "The first day of the figure: 2026-10-31, or 31/10/2026.", "2026-09-20"),
  value: required(rate, "The figure in the unit of the table, up to six decimals.", "68.10"),
  source: required(line(200), "Where the figure was read.", "Aged Care Rules 2025, compilation 4"),
  verified: optionalOr(false, yesNo, "yes when it was read in law or on a government page. Blank: no.", "yes"),
};

type Row = FileRow<typeof columns>;

class NationalRatesCheck implements FileCheck {
  readonly #job: FileJob;
  /** Days that have an added figure already, by table and day. */
  readonly #there: ReadonlySet<string>;
  readonly #rowOf = new Map<string, number>();
  readonly #figures: FollowedFigure[] = [];

  constructor(job: FileJob, there: ReadonlySet<string>) {
    this.#job = job;
    this.#there = there;
  }

  async check(rows: readonly Row[]): Promise<void> {
    for (const row of rows) {
      await this.#job.pace.step();
      if (row.isWhole()) this.#checkRow(row);
    }
  }

  #checkRow(row: Row & { readonly cells: { [K in keyof Row["cells"]]: NonNullable<Row["cells"][K]> } }): void {
    const { table: tableKey, start_date: from, value, source, verified } = row.cells;
    const unit = tableOf(tableKey)?.unit;
    const wrong = unit === undefined ? null : valueFault(unit, value);
    if (wrong !== null) row.fault("value", wrong.code === "OUT_OF_RANGE" ? "OUT_OF_RANGE" : "INVALID", wrong.detail);
    if (from < "1997-10-01" || from > "2100-01-01")
      row.fault("start_date", "OUT_OF_RANGE", "National figures are of days from October 1997 on.");
    const place = `${tableKey} ${from}`;
    const earlier = this.#rowOf.get(place);
    if (earlier !== undefined)
      row.fault("start_date", "DUPLICATE", `Row ${earlier} has a figure of this table for ${dayWords(from)} already.`);
    else if (this.#there.has(place))
      row.fault(
        "start_date",
        "TAKEN",
        `A figure of this table from ${dayWords(from)} was added already: remove it first.`,
      );
    this.#rowOf.set(place, earlier ?? row.row);
    if (row.good) this.#figures.push({ tableKey, from, value, source, verified });
  }

  finish(): Promise<void> {
    return Promise.resolve();
  }

  async load(written: (rows: number) => void): Promise<void> {
    const query = queryOfSql(this.#job.tx);
    for (const figure of this.#figures.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
      await writeNationalRate(query, this.#job.ctx, figure, "startBringIn");
      written(1);
      await this.#job.pace.step();
    }
  }
}

async function added(tx: SqlTx): Promise<Set<string>> {
  const rows = await tx<{ place: string }[]>`select table_key || ' ' || start_date::text as place from national_rate`;
  return new Set(rows.map((row) => row.place));
}

/** Figures of national tables, with the global rates that follow from them. */
export const nationalRatesFile: FileKind = {
  kind: "national_rates",
  title: "National rates",
  scope: "rates:write",
  columns,
  refusedColumns: { end_date: "A figure holds until the next one: leave this column out." },
  open: async (job) => new NationalRatesCheck(job, await added(job.tx)),
};
