import type { BulkColumns, BulkValue } from "@banksia/db";
import { lineValueFaults } from "../billing/schedule-line-faults.ts";
import type { ByCode } from "./by-code.ts";
import { code, day, line, rate, yesNo } from "./cells.ts";
import { columnOf, optional, optionalOr, required } from "./columns.ts";
import { recalculateClients } from "./recalculate-clients.ts";
import type { FileRow } from "./file-row.ts";
import { findClient } from "./find-client.ts";
import { type KnownEntry, findEntry, knownEntries } from "./known-entries.ts";
import type { FileCheck, FileJob, FileKind } from "./kind.ts";
import { LineDays } from "./line-days.ts";
import {
  type KnownCode,
  type KnownCustomer,
  type KnownGroup,
  type KnownService,
  knownCodes,
  knownCustomers,
  knownGroups,
  knownServices,
} from "./set-up.ts";
import { WaitingRows, loadWaiting } from "./waiting-rows.ts";

const columns = {
  account: required(code, "The account of the client.", "R-2041"),
  entry_service: required(code, "The code of the service where the client's stay is.", "S1"),
  entry_date: optional(
    day,
    "The entry date of the stay: 2026-10-31, or 31/10/2026. May be blank where the client has only one stay at the service.",
    "2026-07-01",
  ),
  billing_code: required(code, "The code of the fee.", "BDF"),
  service_group: optional(code, "The code of a service group that offers the fee."),
  service: optional(code, "The code of the service that delivers the fee. Blank: that of the stay."),
  description: optional(line(500), "Shown instead of the description of the billing code."),
  quantity: optionalOr("1", rate, "Up to six decimals. Blank: 1.", "1"),
  start_date: required(day, "The first day to bill.", "2026-07-01"),
  end_date: optional(day, "The last day to bill. Blank while it goes on."),
  bill_to_date: optional(day, "Billing stops after this day whatever the end date says."),
  allow_overlap: optionalOr(
    false,
    yesNo,
    "yes where the client really has the same fee more than once on the same days: each is billed. Blank: no.",
  ),
};

type Row = FileRow<typeof columns>;

const target: BulkColumns = {
  client_id: "bigint",
  service_entry_id: "bigint",
  service_group_id: "bigint",
  billing_code_id: "bigint",
  service_id: "bigint",
  description: "text",
  quantity: "numeric",
  start_date: "date",
  end_date: "date",
  bill_to_date: "date",
};

class ScheduleLinesCheck implements FileCheck {
  readonly #job: FileJob;
  readonly #services: ByCode<KnownService>;
  readonly #codes: ByCode<KnownCode>;
  readonly #groups: ByCode<KnownGroup>;
  readonly #days: LineDays;
  readonly #waiting = new WaitingRows<BulkValue[]>();
  readonly #clients = new Set<number>();

  constructor(job: FileJob, facts: Awaited<ReturnType<typeof loadFacts>>) {
    this.#job = job;
    this.#services = facts.services;
    this.#codes = facts.codes;
    this.#groups = facts.groups;
    this.#days = new LineDays(job);
  }

  async check(rows: readonly Row[]): Promise<void> {
    const { tx } = this.#job;
    const clients = await knownCustomers(
      tx,
      rows.map(({ cells }) => cells.account),
    );
    const entries = await knownEntries(
      tx,
      [...clients.values()].map(({ id }) => id),
    );
    const good: BulkValue[][] = [];
    for (const row of rows) {
      const values = this.#checkRow(row, clients, entries);
      if (values !== null) good.push(values);
    }
    this.#waiting.push(good);
  }

  #checkRow(
    row: Row,
    clients: ReadonlyMap<string, KnownCustomer>,
    entries: ReadonlyMap<number, readonly KnownEntry[]>,
  ): BulkValue[] | null {
    const client = findClient(row, clients, "Only a person has a billing schedule; an organisation can only pay.");
    const stayAt = this.#services.find(row, "entry_service");
    const entry = client === null || stayAt === null ? null : findEntry(row, entries.get(client.id) ?? [], stayAt);
    const fee = this.#codes.find(row, "billing_code");
    if (fee !== null && !fee.active)
      row.fault("billing_code", "INACTIVE", `${fee.code} is no longer in use: choose another billing code.`);
    const service = row.cells.service === null ? stayAt : this.#services.find(row, "service");
    if (service !== null && !service.active)
      row.fault(row.cells.service === null ? "entry_service" : "service", "INACTIVE", `${service.name} is closed.`);
    const group = this.#checkGroup(row, fee, service);
    if (!row.isWhole()) return null;
    const { cells } = row;
    const line = {
      quantity: cells.quantity,
      startDate: cells.start_date,
      endDate: cells.end_date,
      billToDate: cells.bill_to_date,
    };
    for (const fault of lineValueFaults(line)) row.fault(columnOf(columns, fault.pointer), fault.code, fault.detail);
    if (!row.good || client === null || entry === null || fee === null || service === null) return null;
    if (!cells.allow_overlap)
      this.#days.add({ row: row.row, clientId: client.id, serviceId: service.id, fee, entry, ...line });
    this.#clients.add(client.id);
    return [
      client.id,
      entry.id,
      group?.id ?? null,
      fee.id,
      service.id,
      cells.description,
      cells.quantity,
      cells.start_date,
      cells.end_date,
      cells.bill_to_date,
    ];
  }

  #checkGroup(row: Row, fee: KnownCode | null, service: KnownService | null): KnownGroup | null {
    const group = this.#groups.find(row, "service_group");
    if (group === null) return null;
    if (service !== null && group.serviceIds.size > 0 && !group.serviceIds.has(service.id))
      row.fault("service_group", "NOT_ALLOWED", `${group.name} is not offered at ${service.name}.`);
    if (fee !== null && !group.codeIds.has(fee.id))
      row.fault("billing_code", "NOT_ALLOWED", `${group.name} does not offer ${fee.code}: choose a code of the group.`);
    return group;
  }

  finish(): Promise<void> {
    return this.#days.finish();
  }

  async load(written: (rows: number) => void): Promise<void> {
    await loadWaiting(this.#job.tx, "billing_schedule_line", target, this.#waiting, written);
    await recalculateClients(this.#job, this.#clients);
  }
}

async function loadFacts({ tx }: FileJob) {
  return { services: await knownServices(tx), codes: await knownCodes(tx), groups: await knownGroups(tx) };
}

const billed =
  "What has been billed follows from the journals and cannot be brought in. For days that an earlier system billed, set the day from which the legal entity bills here (bill from).";

/** The fees that recur for clients. */
export const scheduleLinesFile: FileKind = {
  kind: "schedule_lines",
  title: "Schedule lines",
  scope: "customers:write",
  columns,
  refusedColumns: { billed_to: billed, billed: billed, last_run_date: billed },
  open: async (job) => new ScheduleLinesCheck(job, await loadFacts(job)),
};
