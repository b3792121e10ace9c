import type { BodyInput, endpoints } from "@banksia/contracts";
import type { AccommodationDetail, AccommodationLine } from "./types.ts";
import { type AccommodationKind, type AccommodationMethod, kindsOf, methodsOf, usualKind } from "./words.ts";

/** A line as its form holds it; an empty text is what was left out. */
export interface LineValues {
  startDate: string;
  endDate: string;
  kind: AccommodationKind;
  method: AccommodationMethod;
  description: string;
  placePrice: string;
  agreedAmount: string;
  agreedLumpSum: string;
  rateDate: string;
  agreedRate: string;
  assessedAmount: string;
  perDay: string;
  occupiedFrom: string;
  maintained: boolean;
  accountNameId: string;
}

type NewBody = Omit<BodyInput<typeof endpoints.addAccommodationLine>, "preview">;
type ChangeBody = Omit<BodyInput<typeof endpoints.updateAccommodationLine>, "preview">;

/** A line as it stands. */
export function valuesOf(line: AccommodationLine): LineValues {
  return {
    startDate: line.startDate,
    endDate: line.endDate ?? "",
    kind: line.kind,
    method: line.method,
    description: line.description ?? "",
    placePrice: line.placePrice ?? "",
    agreedAmount: line.agreedAmount ?? "",
    agreedLumpSum: line.agreedLumpSum,
    rateDate: line.rateDate,
    agreedRate: line.agreedRate ?? "",
    assessedAmount: line.assessedAmount ?? "",
    perDay: line.perDay ?? "",
    occupiedFrom: line.occupiedFrom,
    maintained: line.maintained,
    accountNameId: String(line.accountNameId),
  };
}

/** A new line: like the newest one, or the usual one of the stay. */
export function newValues(stay: AccommodationDetail, today: string): LineValues {
  const last = stay.lines.filter((line) => !line.inError).toSorted((a, b) => (a.startDate < b.startDate ? 1 : -1))[0];
  if (last !== undefined && kindsOf(stay).includes(last.kind))
    return {
      ...valuesOf(last),
      startDate: today,
      endDate: "",
      occupiedFrom: "",
      placePrice: "",
      description: "",
      assessedAmount: "",
      // A rate that is the maximum of its day follows the day; one that was agreed lower stays.
      agreedRate: last.agreedRate === last.mpir ? "" : (last.agreedRate ?? ""),
    };
  const kind = usualKind(stay);
  return {
    startDate: stay.entryDate,
    endDate: "",
    kind,
    method: methodsOf(kind)[0] ?? "daily",
    description: "",
    placePrice: "",
    agreedAmount: "",
    agreedLumpSum: "",
    rateDate: "",
    agreedRate: "",
    assessedAmount: "",
    perDay: "",
    occupiedFrom: "",
    maintained: true,
    accountNameId: "",
  };
}

/** The way of paying that holds: of a kind that knows only one, that one. */
export function methodOf(values: Pick<LineValues, "kind" | "method">): AccommodationMethod {
  const ways = methodsOf(values.kind);
  return ways.includes(values.method) ? values.method : (ways[0] ?? values.method);
}

/** What is still missing, by field. */
export function missingOf(values: LineValues): [pointer: keyof LineValues, message: string][] {
  const missing: [keyof LineValues, string][] = [];
  if (values.startDate === "") missing.push(["startDate", "Enter the first day."]);
  if (values.accountNameId === "") missing.push(["accountNameId", "Choose how it is collected."]);
  if (values.kind === "charge" && values.perDay === "") missing.push(["perDay", "Enter the charge a day."]);
  if (methodOf(values) === "combination" && values.agreedLumpSum === "")
    missing.push(["agreedLumpSum", "Enter the part that is paid as a lump sum."]);
  return missing;
}

/** What the API is sent for a new line; null while something is missing. */
export function newBody(values: LineValues): NewBody | null {
  if (missingOf(values).length > 0) return null;
  const { placePrice, rateDate, agreedRate, occupiedFrom } = values;
  return {
    startDate: values.startDate,
    endDate: values.endDate || null,
    kind: values.kind,
    method: methodOf(values),
    description: values.description || null,
    agreedAmount: values.agreedAmount || null,
    agreedLumpSum: values.agreedLumpSum || "0.00",
    assessedAmount: values.assessedAmount || null,
    perDay: values.perDay || null,
    maintained: values.maintained,
    accountNameId: Number(values.accountNameId),
    ...(placePrice === "" ? {} : { placePrice }),
    ...(rateDate === "" ? {} : { rateDate }),
    ...(agreedRate === "" || values.kind === "contribution" ? {} : { agreedRate }),
    ...(occupiedFrom === "" ? {} : { occupiedFrom }),
  };
}

/** What the API is sent for a correction: only what differs; null while something is missing. */
export function changeBody(before: LineValues, values: LineValues): ChangeBody | null {
  if (missingOf(values).length > 0) return null;
  const differs = (key: keyof LineValues) => values[key] !== before[key];
  return {
    ...(differs("startDate") ? { startDate: values.startDate } : {}),
    ...(differs("endDate") ? { endDate: values.endDate || null } : {}),
    ...(differs("method") ? { method: values.method } : {}),
    ...(differs("description") ? { description: values.description || null } : {}),
    ...(differs("placePrice") ? { placePrice: values.placePrice || null } : {}),
    ...(differs("agreedAmount") ? { agreedAmount: values.agreedAmount || null } : {}),
    ...(differs("agreedLumpSum") ? { agreedLumpSum: values.agreedLumpSum || "0.00" } : {}),
    ...(differs("rateDate") && values.rateDate !== "" ? { rateDate: values.rateDate } : {}),
    ...(differs("agreedRate") ? { agreedRate: values.agreedRate || null } : {}),
    ...(differs("assessedAmount") ? { assessedAmount: values.assessedAmount || null } : {}),
    ...(differs("perDay") ? { perDay: values.perDay || null } : {}),
    ...(differs("occupiedFrom") && values.occupiedFrom !== "" ? { occupiedFrom: values.occupiedFrom } : {}),
    ...(differs("maintained") ? { maintained: values.maintained } : {}),
    ...(differs("accountNameId") ? { accountNameId: Number(values.accountNameId) } : {}),
  };
}
