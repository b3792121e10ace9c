import { isAbn } from "@banksia/claims";
import type { FieldError } from "../errors.ts";

/** What is wrong with the values of a legal entity; what is not given is not looked at. */
export function legalEntityFaults(entity: { abn?: string; timeZone?: string }): FieldError[] {
  const faults: FieldError[] = [];
  if (entity.abn !== undefined && !isAbn(entity.abn))
    faults.push({ pointer: "/abn", code: "CHECKSUM", detail: "This is no ABN: a digit is wrong." });
  if (entity.timeZone !== undefined && !isTimeZone(entity.timeZone))
    faults.push({
      pointer: "/timeZone",
      code: "INVALID",
      detail: "Name a time zone such as Australia/Sydney, Australia/Perth or Australia/Adelaide.",
    });
  return faults;
}

function isTimeZone(name: string): boolean {
  try {
    Temporal.Now.plainDateISO(name);
    // Offsets such as +10:00 would be read, but know no daylight saving.
    return !/^[+-]/.test(name);
  } catch {
    return false;
  }
}
