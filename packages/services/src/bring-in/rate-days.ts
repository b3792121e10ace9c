import type { FileJob } from "./kind.ts";
import { type Span, SpanBook, against, inclusive, spanWords } from "./spans.ts";

interface Standing {
  key: string;
  from: string;
  to: string | null;
}

/** So many rates may a code have, for all clients or for one: with more, every run would spend its time looking them up. */
export const ratesOfOne = 2000;

/** The days of a file's rates: a code has at most one rate a day for all clients, and one for each client. */
export class RateDays {
  readonly #job: FileJob;
  readonly #book = new SpanBook();

  constructor(job: FileJob) {
    this.#job = job;
  }

  add(row: number, codeId: number, clientId: number | null, span: { startDate: string; endDate: string | null }): void {
    this.#book.add(`${codeId} ${clientId ?? 0}`, { row, ...inclusive(span.startDate, span.endDate) });
  }

  /** @returns whether no code has too many rates to be looked at further */
  async finish(): Promise<boolean> {
    const { tx, pace } = this.#job;
    let fewEnough = true;
    const overlap = (row: number, message: string) => this.#job.fault(row, "start_date", "OVERLAP", message);
    await this.#book.withinFile(pace, (span, other) =>
      overlap(span.row, `Row ${other.row} has a rate of the same code ${spanWords(other)}.`),
    );
    for (const batch of this.#book.batches()) {
      const clients = [...new Set([...batch.keys()].map((key) => key.split(" ")[1] ?? ""))];
      const rows = await tx<Standing[]>`
        select r.billing_code_id || ' ' || r.client_id as key, r.start_date as "from", r.end_date as "to"
        from unnest(${clients}::text[]::bigint[]) client (id) join billing_rate r on r.client_id = client.id
        union all
        select billing_code_id || ' 0', start_date, end_date from billing_rate
        where client_id is null and ${clients.includes("0")}`;
      const standing = rows.map(({ key, from, to }): Span & { key: string } => ({ key, ...inclusive(from, to) }));
      await against(
        batch,
        standing,
        ({ key }) => key,
        pace,
        (span, other) =>
          overlap(
            span.row,
            `There is a rate ${spanWords(other)} already: change that one from a day on, or end it before.`,
          ),
      );
      fewEnough = this.#checkCounts(batch, standing) && fewEnough;
    }
    return fewEnough;
  }

  #checkCounts(batch: ReadonlyMap<string, readonly { row: number }[]>, standing: readonly { key: string }[]): boolean {
    const before = Map.groupBy(standing, (one) => one.key);
    let fewEnough = true;
    for (const [key, spans] of batch) {
      const last = spans.at(-1);
      if (last === undefined || spans.length + (before.get(key)?.length ?? 0) <= ratesOfOne) continue;
      fewEnough = false;
      this.#job.fault(
        last.row,
        "billing_code",
        "OUT_OF_RANGE",
        `This code would have more than ${ratesOfOne} rates: leave out those of days long billed.`,
      );
    }
    return fewEnough;
  }
}
