import { todayIn } from "../lib/days.ts";
import { session } from "./session.ts";

/** Today where the books are kept: the first legal entity's time zone. Default of every date field. */
export function today(): string {
  return todayIn(session()?.legalEntities[0]?.timeZone ?? "Australia/Sydney");
}
