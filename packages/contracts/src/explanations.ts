import { z } from "zod";
import { defineEndpoint } from "./define.ts";
import { day, id, link, money, text } from "./fields.ts";
import { idParam } from "./query.ts";

const lineParams = z.object({ journalLineId: idParam() });

export const whyNot = defineEndpoint({
  id: "whyNot",
  area: "billing",
  method: "get",
  path: "/why-not",
  scope: "journals:read",
  summary: "Why a client was not billed a code in a period",
  query: z.object({ clientId: idParam(), billingCodeId: idParam(), from: day, to: day }),
  response: z
    .object({
      clientId: id,
      clientName: z.string(),
      billingCodeId: id,
      billingCode: z.string(),
      from: day,
      to: day,
      /** The whole period, cut wherever the reason changes. */
      stretches: z.array(
        z.object({
          from: day,
          to: day,
          billed: z.boolean(),
          code: z.string(),
          text,
          links: z.array(link),
        }),
      ),
    })
    .meta({ id: "WhyNot" }),
});

/** One step of a derivation. The amounts of the leaves add up to the amount of the line. */
export const explainNode = z
  .object({
    kind: z.enum([
      "line",
      "part",
      "rate",
      "base",
      "share",
      "cap",
      "tax",
      "rounding",
      "edit",
      "reversal",
      "manual",
      "note",
    ]),
    text: z.string(),
    /** Null on steps that explain without adding anything. Steps before a rounding carry up to six decimals. */
    amount: z
      .string()
      .regex(/^-?\d{1,12}\.\d{2,6}$/)
      .nullable(),
    links: z.array(link),
    get children() {
      return z.array(explainNode);
    },
  })
  .meta({ id: "ExplainNode" });
export type ExplainNode = z.infer<typeof explainNode>;

export const explanation = z
  .object({
    lineId: id,
    amount: money,
    tax: money,
    total: money,
    root: explainNode,
    /** The same for the tax of the line; null where there is none. */
    taxRoot: explainNode.nullable(),
  })
  .meta({ id: "Explanation" });
export type Explanation = z.infer<typeof explanation>;

export const explainJournalLine = defineEndpoint({
  id: "explainJournalLine",
  area: "ledger",
  method: "get",
  path: "/journal-lines/{journalLineId}/explanation",
  scope: "journals:read",
  summary: "Why a line is what it is: the derivation as a sum that adds up",
  params: lineParams,
  response: explanation,
});

export const explanationsEndpoints = {
  whyNot,
  explainJournalLine,
};
