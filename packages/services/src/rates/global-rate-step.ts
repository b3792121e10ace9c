/** How the global rates of a code follow a figure of a national table. */

/** A global rate of a code. */
export interface GlobalRate {
  id: number;
  startDate: string;
  endDate: string | null;
  /** Null when the rate is a share of another code's. */
  rate: string | null;
}

export type GlobalRateStep =
  /** The day before the figure ends `ends`; the figure holds from its day to `endDate`. */
  | { kind: "add"; ends: GlobalRate | null; endDate: string | null }
  /** A rate begins on that very day: its amount is replaced. */
  | { kind: "replace"; rate: GlobalRate }
  | { kind: "none"; why: "SAME_ALREADY" | "SHARE_OF_ANOTHER_CODE" };

/** What has to be done so that a code has the figure from `from` on, until its next rate. */
export function stepFor(rates: readonly GlobalRate[], from: string, value: string): GlobalRateStep {
  const covering = rates.find((rate) => rate.startDate <= from && (rate.endDate === null || rate.endDate >= from));
  if (covering === undefined) {
    const next = rates
      .map((rate) => rate.startDate)
      .filter((day) => day > from)
      .toSorted()[0];
    return { kind: "add", ends: null, endDate: next === undefined ? null : before(next) };
  }
  if (covering.rate === null) return { kind: "none", why: "SHARE_OF_ANOTHER_CODE" };
  if (covering.startDate < from) return { kind: "add", ends: covering, endDate: covering.endDate };
  return sameNumber(covering.rate, value) ? { kind: "none", why: "SAME_ALREADY" } : { kind: "replace", rate: covering };
}

export function before(day: string): string {
  return Temporal.PlainDate.from(day).subtract({ days: 1 }).toString();
}

/** Whether two decimal texts are the same number. */
export function sameNumber(a: string, b: string): boolean {
  const plain = (text: string) => {
    const [whole = "", part = ""] = text.split(".");
    return `${whole.replace(/^0+(?=\d)/, "")}.${part.replace(/0+$/, "")}`;
  };
  return plain(a) === plain(b);
}

/** Days without a rate between the rates of a code and one that begins on `from`. */
export function gapsAround(rates: readonly GlobalRate[], from: string): { from: string; to: string }[] {
  const covered = rates.some((rate) => rate.startDate <= from && (rate.endDate === null || rate.endDate >= from));
  if (covered) return [];
  let last: string | null = null;
  for (const { endDate } of rates)
    if (endDate !== null && endDate < from && (last === null || endDate > last)) last = endDate;
  if (last === null || last === before(from)) return [];
  return [{ from: Temporal.PlainDate.from(last).add({ days: 1 }).toString(), to: before(from) }];
}
