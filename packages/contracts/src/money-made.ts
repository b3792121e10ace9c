import { z } from "zod";
import { money } from "./fields.ts";
import { journalKind } from "./journals.ts";

/** What one journal of an act in one step makes. */
export const moneyMade = z
  .object({
    kind: journalKind,
    description: z.string(),
    amount: money,
    transactionCount: z.int(),
    entryCount: z.int(),
  })
  .meta({ id: "MoneyMade" });
export type MoneyMade = z.infer<typeof moneyMade>;
