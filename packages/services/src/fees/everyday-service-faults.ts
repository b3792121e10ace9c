import type { FieldError } from "../errors.ts";
import type { Per } from "./everyday-agreement.ts";

/** A service as it is agreed. */
export interface AgreedServiceInput {
  service: string;
  standard: string;
  accommodation: boolean;
  amount: string;
  per: Per;
  /** The day of the agreement or variation when left out. */
  startDate?: string;
  endDate: string | null;
  bundle: string | null;
  standaloneAmount: string | null;
}

/** What cannot be in an agreed service, whatever the agreement. `pointer`: where it stands in the request. */
export function agreedServiceFaults(service: AgreedServiceInput, agreedOn: string, pointer: string): FieldError[] {
  const faults: FieldError[] = [];
  const fault = (name: string, code: FieldError["code"], detail: string) =>
    faults.push({ pointer: `${pointer}/${name}`, code, detail });
  if (service.service.trim() === "") fault("service", "REQUIRED", "Name the service.");
  if (service.amount.startsWith("-")) fault("amount", "OUT_OF_RANGE", "An agreed amount cannot be negative.");
  if (service.accommodation)
    fault(
      "accommodation",
      "NOT_ALLOWED",
      "Nothing of the kind may be agreed for accommodation (Aged Care Rules 2025 s.284-25).",
    );
  const start = service.startDate ?? agreedOn;
  if (start < agreedOn)
    fault("startDate", "BEFORE_START", "A service cannot begin before the day on which it was agreed.");
  if (service.endDate !== null && service.endDate < start)
    fault("endDate", "BEFORE_START", "The service ends before it begins.");
  if (service.standaloneAmount?.startsWith("-") === true)
    fault("standaloneAmount", "OUT_OF_RANGE", "An amount cannot be negative.");
  return faults;
}
