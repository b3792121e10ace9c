import { dayNumber, dayText } from "@banksia/core/days/civil";
import type { KnownEntry } from "./known-entries.ts";
import type { FileJob } from "./kind.ts";
import type { KnownCode } from "./set-up.ts";
import { type Span, SpanBook, against, inclusive, spanWords } from "./spans.ts";

/** What decides on which days a schedule line is billed. */
interface LineTerms {
  startDate: string;
  endDate: string | null;
  billToDate: string | null;
  fee: Pick<KnownCode, "unit" | "chargeDepartureDay">;
  entry: Pick<KnownEntry, "billingStartDate" | "departureDate" | "billingEndDate">;
}

/** A schedule line as a row of the file gives it. */
export interface NewLine extends LineTerms {
  row: number;
  clientId: number;
  serviceId: number;
  fee: KnownCode;
  entry: KnownEntry;
}

interface Standing {
  key: string;
  startDate: string;
  endDate: string | null;
  billToDate: string | null;
  unit: KnownCode["unit"];
  chargeDepartureDay: boolean;
  billingStartDate: string;
  departureDate: string | null;
  billingEndDate: string | null;
}

const earliest = (...days: (string | null)[]): string | null =>
  days.reduce((first, day) => (first === null || (day !== null && day < first) ? day : first), null);

/** The days on which a line can be billed; null when there are none. Fees per piece are billed on their first day. */
function billable({ startDate, endDate, billToDate, fee, entry }: LineTerms): Span | null {
  if (fee.unit === "each") return inclusive(startDate, startDate);
  const { billingStartDate, departureDate, billingEndDate } = entry;
  const lastOfStay =
    departureDate === null || fee.chargeDepartureDay ? departureDate : dayText(dayNumber(departureDate) - 1);
  const from = startDate > billingStartDate ? startDate : billingStartDate;
  const to = earliest(endDate, billToDate, billingEndDate ?? lastOfStay);
  return to !== null && to < from ? null : inclusive(from, to);
}

/**
 * The days of a file's schedule lines: a client's fee that stands twice on one day would be billed twice, so it is
 * refused unless the row says that it is meant.
 */
export class LineDays {
  readonly #job: FileJob;
  readonly #book = new SpanBook();

  constructor(job: FileJob) {
    this.#job = job;
  }

  add(line: NewLine): void {
    const days = billable(line);
    if (days !== null) this.#book.add(`${line.clientId} ${line.serviceId} ${line.fee.id}`, { row: line.row, ...days });
  }

  async finish(): Promise<void> {
    const { tx, pace } = this.#job;
    const twice = (row: number, where: string, days: Span) =>
      this.#job.fault(
        row,
        "start_date",
        "OVERLAP",
        `${where} the same fee ${spanWords(days)}: both would be billed. Write yes under allow_overlap if that is meant.`,
      );
    await this.#book.withinFile(pace, (span, other) => twice(span.row, `Row ${other.row} gives the client`, other));
    for (const batch of this.#book.batches()) {
      const clients = [...new Set([...batch.keys()].map((key) => key.split(" ")[0] ?? ""))];
      const rows = await tx<Standing[]>`
        select concat_ws(' ', l.client_id, l.service_id, l.billing_code_id) as key, l.start_date as "startDate",
          l.end_date as "endDate", l.bill_to_date as "billToDate", b.unit, b.charge_departure_day as "chargeDepartureDay",
          e.billing_start_date as "billingStartDate", e.departure_date as "departureDate",
          e.billing_end_date as "billingEndDate"
        from unnest(${clients}::text[]::bigint[]) client (id) join billing_schedule_line l on l.client_id = client.id
        join billing_code b on b.id = l.billing_code_id join service_entry e on e.id = l.service_entry_id
        where not l.in_error`;
      const standing = rows.flatMap((row) => {
        const days = billable({ ...row, fee: row, entry: row });
        return days === null ? [] : [{ key: row.key, ...days }];
      });
      await against(
        batch,
        standing,
        ({ key }) => key,
        pace,
        (span, other) => twice(span.row, "The client has", other),
      );
    }
  }
}
