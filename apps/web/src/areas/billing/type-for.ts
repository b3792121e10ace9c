import type { JournalType, Run } from "@banksia/contracts";

/** The journal type that a kind of run most likely wants, going by its name; the first one otherwise. */
export function typeFor(kind: Run["kind"], types: readonly JournalType[]): JournalType | undefined {
  const wanted = kind === "adjustment" ? /adj/i : /bill/i;
  return types.find((one) => wanted.test(`${one.code} ${one.name}`)) ?? types[0];
}
