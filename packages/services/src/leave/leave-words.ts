import type { AbsenceDays } from "@banksia/core/leave/facts";

export interface AbsenceWords {
  residentPays: string;
  governmentPays: string;
}

/** How many of the days past the social leave have a bed reservation. */
export type Reserved = "all" | "some" | "none";

/** What a resident pays on days of absence, and what the government does, in plain words. */
export function absenceWords({ funding }: Pick<AbsenceDays, "funding">, reserved: Reserved): AbsenceWords {
  if (funding === "full") return { residentPays: "The usual fees", governmentPays: "The whole subsidy" };
  if (funding === "base_rate_nil")
    return {
      residentPays: "The usual fees; nothing may be asked to make up for the subsidy",
      governmentPays: "No base rate of the class from day 29 on; tariff and supplements go on",
    };
  const fees: Record<Reserved, string> = {
    all: "The bed reservation fee as agreed, in place of the fees",
    some: "The bed reservation fee on the days for which it is agreed, in place of the fees",
    none: "No fees, and no bed reservation fee as long as none is agreed",
  };
  return { residentPays: `${fees[reserved]}; the accommodation costs go on`, governmentPays: "No subsidy" };
}
