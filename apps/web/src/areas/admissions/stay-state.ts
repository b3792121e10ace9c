import type { ClientStay, ServiceEntry } from "@banksia/contracts";

/** How a person's part in an entry stands; `ended`: the role, by a switch of the primary client. */
export type StayState = ServiceEntry["status"] | "ended";

/** Of one person, by that person's own days in the entry: partners come later and leave earlier than it does. */
export function stayState(stay: Pick<ClientStay, "role" | "startDate" | "endDate">, today: string): StayState {
  if (stay.startDate > today) return "expected";
  if (stay.endDate === null || stay.endDate > today) return "current";
  return stay.role === "former_primary" ? "ended" : "departed";
}
