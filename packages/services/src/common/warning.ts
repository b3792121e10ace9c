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
