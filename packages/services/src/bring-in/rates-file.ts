import type { BillingRateFacts } from "@banksia/core/billing/facts";
import type { BulkColumns, BulkValue } from "@banksia/db";
import { rateFaults } from "../billing/rate-faults.ts";
import type { ByCode } from "./by-code.ts";
import { code, day, line, percent, rate, yesNo } from "./cells.ts";
import { columnOf, optional, optionalOr, required } from "./columns.ts";
import type { FileRow } from "./file-row.ts";
import { findClient } from "./find-client.ts";
import type { FileCheck, FileJob, FileKind } from "./kind.ts";
import { RateCircles } from "./rate-circles.ts";
import { RateDays } from "./rate-days.ts";
import { type KnownCode, type KnownCustomer, knownCodes, knownCustomers } from "./set-up.ts";
import { WaitingRows, loadWaiting } from "./waiting-rows.ts";

const columns = {
  billing_code: required(code, "The code of the fee.", "BDF"),
  account: optional(code, "The account of the client whose own rate it is. Blank: the rate is for all clients."),
  start_date: required(day, "The first day of the rate: 2026-10-31, or 31/10/2026.", "2026-09-20"),
  end_date: optional(day, "The last day of the rate. Blank: until further notice."),
  rate: optional(rate, "The amount per unit of the code, up to six decimals. Blank for a percentage.", "66.80"),
  base_code: optional(code, "The code whose rate of the day the percentage is of. Blank for an amount."),
  percent: optional(percent, "12.5 is 12.5 per cent; negative for a credit. Blank for an amount."),
  source: optional(line(500), "Where the figure comes from.", "Schedule of fees of 20 September 2026"),
  verified: optionalOr(true, yesNo, "no while the figure is still to be confirmed. Blank: yes.", "yes"),
};

type Row = FileRow<typeof columns>;

const target: BulkColumns = {
  billing_code_id: "bigint",
  client_id: "bigint",
  start_date: "date",
  end_date: "date",
  model: "text",
  rate: "numeric",
  base_code_id: "bigint",
  percent: "numeric",
  source: "text",
  verified: "boolean",
};

class RatesCheck implements FileCheck {
  readonly #job: FileJob;
  readonly #codes: ByCode<KnownCode>;
  readonly #days: RateDays;
  readonly #circles: RateCircles;
  readonly #waiting = new WaitingRows<BulkValue[]>();

  constructor(job: FileJob, codes: ByCode<KnownCode>) {
    this.#job = job;
    this.#codes = codes;
    this.#days = new RateDays(job);
    this.#circles = new RateCircles(job);
  }

  async check(rows: readonly Row[]): Promise<void> {
    const clients = await knownCustomers(
      this.#job.tx,
      rows.map(({ cells }) => cells.account),
    );
    const good: BulkValue[][] = [];
    for (const row of rows) {
      const values = this.#checkRow(row, clients);
      if (values !== null) good.push(values);
    }
    this.#waiting.push(good);
  }

  #checkRow(row: Row, clients: ReadonlyMap<string, KnownCustomer>): BulkValue[] | null {
    const client = findClient(
      row,
      clients,
      "A rate of one's own belongs to the person who receives the care, not to the organisation that pays.",
    );
    const fee = this.#codes.find(row, "billing_code");
    const base = this.#codes.find(row, "base_code");
    if (fee !== null && base !== null && base.unit !== fee.unit)
      row.fault(
        "base_code",
        "NOT_ALLOWED",
        `${fee.code} is charged per ${fee.unit}, but ${base.code} per ${base.unit}: choose a base code of the same unit.`,
      );
    if (!row.isWhole() || fee === null) return null;
    const { cells } = row;
    const price = {
      model: cells.base_code === null && cells.percent === null ? ("amount" as const) : ("percentage" as const),
      rate: cells.rate,
      // An unknown code has been told; here it counts as given.
      baseCodeId: cells.base_code === null ? null : (base?.id ?? 0),
      percent: cells.percent,
    };
    const span = { startDate: cells.start_date, endDate: cells.end_date };
    for (const fault of rateFaults({ ...price, ...span, billingCodeId: fee.id }))
      row.fault(columnFor(fault.pointer), fault.code, fault.detail);
    if (!row.good) return null;
    const clientId = client?.id ?? null;
    this.#days.add(row.row, fee.id, clientId, span);
    this.#circles.add(clientId, factsOf(row.row, fee.id, span, price));
    return [
      fee.id,
      clientId,
      cells.start_date,
      cells.end_date,
      price.model,
      price.rate,
      price.baseCodeId,
      price.percent,
      cells.source,
      cells.verified,
    ];
  }

  async finish(): Promise<void> {
    if (await this.#days.finish()) await this.#circles.finish();
  }

  load(written: (rows: number) => void): Promise<void> {
    return loadWaiting(this.#job.tx, "billing_rate", target, this.#waiting, written);
  }
}

const columnFor = (pointer: string) => (pointer === "/baseCodeId" ? "base_code" : columnOf(columns, pointer));

/** As the rules take it. The rates of the file have the negative of their row as number, so that none is mistaken. */
function factsOf(
  row: number,
  billingCodeId: number,
  span: { startDate: string; endDate: string | null },
  price: { rate: string | null; baseCodeId: number | null; percent: string | null },
): BillingRateFacts {
  const days = { id: -row, billingCodeId, from: span.startDate, to: span.endDate };
  return price.baseCodeId === null
    ? { ...days, model: "amount", rate: price.rate ?? "0" }
    : { ...days, model: "percentage", baseCodeId: price.baseCodeId, percent: price.percent ?? "0" };
}

/** Billing rates: for all clients, and clients' own. */
export const ratesFile: FileKind = {
  kind: "rates",
  title: "Rates",
  scope: "rates:write",
  columns,
  refusedColumns: {},
  open: async (job) => new RatesCheck(job, await knownCodes(job.tx)),
};
