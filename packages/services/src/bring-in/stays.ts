import type { FileJob } from "./kind.ts";
import { type Span, SpanBook, against, halfOpen, spanWords } from "./spans.ts";

/** A stay as a row of the file gives it. */
export interface Stay {
  row: number;
  /** Null for a client who is new with this row. */
  clientId: number | null;
  serviceId: number;
  /** Null where nobody else can be in the way: no place, or one that partners may share. */
  placeId: number | null;
  entryDate: string;
  departureDate: string | null;
}

interface Standing extends Span {
  key: string;
  name: string;
}

interface Found {
  key: string;
  name: string;
  from: string;
  to: string | null;
}

const standing = (rows: readonly Found[]): Standing[] =>
  rows.map(({ key, name, from, to }) => ({ key, name, ...halfOpen(from, to) }));

/** The stays of a file: no client twice at one service on a day, no place taken by two. */
export class Stays {
  readonly #job: FileJob;
  readonly #byClient = new SpanBook();
  readonly #byPlace = new SpanBook();
  /** Rows whose client is there already: that the place is taken, by the same person, needs no telling. */
  readonly #overlapping = new Set<number>();

  constructor(job: FileJob) {
    this.#job = job;
  }

  add({ row, clientId, serviceId, placeId, entryDate, departureDate }: Stay): void {
    const span = { row, ...halfOpen(entryDate, departureDate) };
    if (clientId !== null) this.#byClient.add(`${clientId} ${serviceId}`, span);
    if (placeId !== null) this.#byPlace.add(String(placeId), span);
  }

  async finish(): Promise<void> {
    await this.#checkClients();
    await this.#checkPlaces();
  }

  async #checkClients(): Promise<void> {
    const { tx, pace } = this.#job;
    const overlap = (row: number, message: string) => {
      this.#overlapping.add(row);
      this.#job.fault(row, "entry_date", "OVERLAP", message);
    };
    await this.#byClient.withinFile(pace, (span, other) =>
      overlap(span.row, `Row ${other.row} has the same client at the same service ${spanWords(other)}.`),
    );
    for (const batch of this.#byClient.batches()) {
      const clients = [...new Set([...batch.keys()].map((key) => key.split(" ")[0] ?? ""))];
      const rows = await tx<Found[]>`
        select e.client_id || ' ' || e.service_id as key, '' as name, coalesce(e.client_since, e.entry_date) as "from",
          e.departure_date as "to"
        from unnest(${clients}::text[]::bigint[]) client (id) join service_entry e on e.client_id = client.id
        union all
        select m.client_id || ' ' || m.service_id, '', m.start_date, m.end_date + 1
        from unnest(${clients}::text[]::bigint[]) client (id) join entry_primary m on m.client_id = client.id
        where m.end_date is not null`;
      await against(
        batch,
        standing(rows),
        ({ key }) => key,
        pace,
        (span, other) => overlap(span.row, `The client already has an entry at this service ${spanWords(other)}.`),
      );
    }
  }

  async #checkPlaces(): Promise<void> {
    const { tx, pace } = this.#job;
    const taken = (row: number, message: string) => {
      if (!this.#overlapping.has(row)) this.#job.fault(row, "place", "OVERLAP", message);
    };
    await this.#byPlace.withinFile(pace, (span, other) =>
      taken(span.row, `Row ${other.row} has another client in this place ${spanWords(other)}.`),
    );
    for (const batch of this.#byPlace.batches()) {
      const places = [...batch.keys()];
      // From here until the load is done, nobody else moves into one of them.
      if (this.#job.willLoad && this.#job.good())
        await tx`select p.id from unnest(${places}::text[]::bigint[]) wanted (id) join place p on p.id = wanted.id
          order by p.id for update of p`;
      const rows = await tx<Found[]>`
        select w.place_id::text as key, c.name, w.start_date as "from", w.end_date as "to"
        from unnest(${places}::text[]::bigint[]) wanted (id) join place_stay w on w.place_id = wanted.id
        join service_entry e on e.id = w.service_entry_id join customer c on c.id = e.client_id order by w.start_date`;
      await against(
        batch,
        standing(rows),
        ({ key }) => key,
        pace,
        (span, other) =>
          taken(
            span.row,
            `The place is taken by ${other.name} ${spanWords(other)}: choose another, or depart them first.`,
          ),
      );
    }
  }
}
