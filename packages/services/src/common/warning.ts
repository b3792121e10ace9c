/** Something that the person should look at though it was saved. */
export interface Warning {
  code: string;
  /** Plain words naming the fact and what to do. */
  detail: string;
}

/** A day as people here write it: 31/10/2026. */
export function dayWords(day: string): string {
  const [year, month, date] = day.split("-");
  return `${date}/${month}/${year}`;
}

/** An amount as people here write it: $1,234.50. */
export function moneyWords(amount: string): string {
  const [whole = "0", cents = "00"] = amount.replace("-", "").split(".");
  return `${amount.startsWith("-") ? "-" : ""}$${whole.replaceAll(/\B(?=(\d{3})+$)/g, ",")}.${cents.padEnd(2, "0")}`;
}
