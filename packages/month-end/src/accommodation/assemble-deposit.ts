/** One lump sum from the rows that were loaded of it. */
import type { AccommodationClass, BroughtOver, DepositState } from "@banksia/core/accommodation/index";
import { advicesInForce } from "@banksia/core/fees/fee-advice";
import type { NationalRates } from "../national-rates.ts";
import { type AdviceRow, adviceOf } from "../residents/load-records.ts";
import { agreementLines, followsAdvices } from "./agreement-lines.ts";
import type { Elsewhere, Following } from "./counted-elsewhere.ts";
import { decidedMovements } from "./decided-movements.ts";
import type { LoadedDeposit, LoadedIngoing, LoadedLine, LoadedMovement, WaitingMovement } from "./deposit-record.ts";
import type { DepositShared } from "./deposit-shared.ts";
import { bondFacts, refundEventOf, staysOf } from "./deposit-stay.ts";
import { type StandingRow, standingCharge } from "./standing-accommodation.ts";
import { type IngoingRow, ratesMissing, villageContract } from "./village-terms.ts";

export type { Following } from "./counted-elsewhere.ts";

/** The header with its stay. */
export interface HeaderRow extends Following {
  clientId: number;
  serviceId: number;
  serviceEntryId: number;
  setting: string;
  accommodationStatus: string;
  departureDate: string | null;
  goesOn: boolean;
  departureReason: string | null;
  noticeDate: string | null;
  probateDate: string | null;
  heldForReentryUntil: string | null;
  billFrom: string | null;
  /** There is a contract of a village. */
  contract: boolean;
  elsewhereCountedDays: number;
  retainedBefore: string;
  deductedBefore: string;
  adjustFrom: string | null;
  settledTo: string | null;
  settledState: DepositState | null;
}

type Of<Row> = Row & { of: number };
type Rows<Row> = ReadonlyMap<number, Row[]>;

/** By accommodation payment; classes and advices by client. */
export interface DepositRows {
  lines: Rows<Of<LoadedLine>>;
  movements: Rows<Of<LoadedMovement>>;
  waiting: Rows<Of<WaitingMovement>>;
  standing: Rows<StandingRow>;
  classes: Rows<AccommodationClass & { clientId: number }>;
  advices: Rows<AdviceRow & { clientId: number }>;
  contracts: ReadonlyMap<number, IngoingRow>;
  rates: Rows<Of<LoadedIngoing["rates"][number]>>;
}

/** @param before what was counted in the stay before this one, in the provider's own homes */
export function assembleDeposit(
  header: HeaderRow,
  opening: DepositState | null,
  rows: DepositRows,
  before: Elsewhere | null,
  { national, policy, feePolicy }: DepositShared,
): LoadedDeposit {
  const id = header.accommodationPaymentId;
  const lines = rows.lines.get(id) ?? [];
  const movements = rows.movements.get(id) ?? [];
  const waiting = rows.waiting.get(id) ?? [];
  const classes = rows.classes.get(header.clientId) ?? [];
  const advised = lines.some(followsAdvices);
  const agreed = agreementLines(lines, {
    entryDate: header.entryDate,
    classes,
    advices: advised ? advicesInForce((rows.advices.get(header.clientId) ?? []).map(adviceOf), null, feePolicy) : [],
    mpirOn: (day) => national.on("mpir", day)?.value ?? null,
    policy,
  });
  const contract = rows.contracts.get(id);
  const rates = rows.rates.get(id) ?? [];
  const ingoing = contract === undefined ? null : villageContract(contract, rates, header.departureDate);
  const { elsewhereFirstPaid, elsewhereCountedDays } = header;
  const elsewhere =
    elsewhereFirstPaid === null ? before : { firstPaidOn: elsewhereFirstPaid, countedDays: elsewhereCountedDays };
  const bond = bondFacts(header, lines, elsewhere, (day) => ({
    lower: national.on("bond_retention_lower_threshold", day)?.value ?? null,
    upper: national.on("bond_retention_upper_threshold", day)?.value ?? null,
  }));
  const tables = tablesOf(national);
  return {
    accommodationPaymentId: id,
    clientId: header.clientId,
    serviceId: header.serviceId,
    serviceEntryId: header.serviceEntryId,
    setting: header.setting,
    accommodationStatus: header.accommodationStatus,
    entryDate: header.entryDate,
    departureDate: header.departureDate,
    departureReason: header.departureReason,
    noticeDate: header.noticeDate,
    probateDate: header.probateDate,
    billFrom: header.billFrom,
    adjustFrom: header.adjustFrom,
    settledTo: header.settledState?.on ?? header.settledTo,
    lines,
    movements,
    waiting,
    standing: (rows.standing.get(id) ?? []).map(standingCharge),
    ingoing,
    refundEvent: refundEventOf(header),
    facts: {
      startDay: header.entryDate,
      stays: staysOf(header),
      classes,
      lines: agreed.lines,
      movements: decidedMovements(waiting.length === 0 ? movements : [...movements, ...waiting]),
      bondRetention: [],
      elsewhere,
      broughtOver: broughtOver(header),
      opening,
      rates: tables.life,
    },
    bond: bond.facts,
    rates: { mpir: tables.mpir, baseRates: tables.baseRates },
    policy,
    issues: [...agreed.issues, ...bond.issues, ...(ingoing === null ? [] : ratesMissing(ingoing))],
  };
}

/** Days before the legal entity was billed here are those of an earlier system. */
function broughtOver({ billFrom, entryDate, retainedBefore, deductedBefore }: HeaderRow): BroughtOver | null {
  if (billFrom === null || entryDate >= billFrom) return null;
  return { on: billFrom, retained: retainedBefore, deducted: deductedBefore };
}

interface Tables {
  /** One object for all deposits: the rules keep what they make of it. */
  life: LoadedDeposit["facts"]["rates"];
  mpir: { from: string; to: string | null; value: string }[];
  baseRates: { from: string; to: string | null; value: string }[];
}

const tablesKept = new WeakMap<NationalRates, Tables>();

/** The national tables as the rules take them: the same for all deposits. */
function tablesOf(national: NationalRates): Tables {
  const kept = tablesKept.get(national);
  if (kept !== undefined) return kept;
  const dated = (key: string) => national.values(key).map(({ from, to, value }) => ({ from, to, value }));
  const tables = {
    life: {
      maximumSupplement: dated("accommodation_supplement_maximum"),
      indexNumbers: national.values("dap_index_number").map(({ from, value }) => ({ from, value })),
    },
    mpir: dated("mpir"),
    baseRates: dated("base_interest_rate"),
  };
  tablesKept.set(national, tables);
  return tables;
}
