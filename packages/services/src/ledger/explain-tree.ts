import type { ExplanationNode } from "@banksia/core/billing/explain";
import type { Link } from "./journal-issues.ts";
import { ruleLink } from "./laws.ts";

export type ExplainKind =
  | "line"
  | "part"
  | "rate"
  | "base"
  | "share"
  | "cap"
  | "tax"
  | "rounding"
  | "edit"
  | "reversal"
  | "manual"
  | "note";

/** One step of a derivation. */
export interface ExplainNode {
  kind: ExplainKind;
  text: string;
  /** Null on steps that explain without adding anything. Steps before a rounding carry up to six decimals. */
  amount: string | null;
  links: Link[];
  children: ExplainNode[];
}

const kinds: Record<NonNullable<ExplanationNode["ruleId"]>, ExplainKind> = {
  "rate-of-day": "rate",
  proration: "part",
  caps: "cap",
  tax: "tax",
  splits: "share",
  adjustments: "reversal",
  journals: "edit",
};

/** A step without amount. */
export function note(kind: ExplainKind, text: string, links: Link[] = []): ExplainNode {
  return { kind, text, amount: null, links, children: [] };
}

/** A tree of the rules as it is shown: what each step is, and the page of the rule that made it. */
export function shownTree(node: ExplanationNode): ExplainNode {
  const { text, amount, ruleId } = node;
  const rounding = node.children.length === 0 && /^(rounded|odd cent)/.test(text);
  const kind = rounding ? "rounding" : ruleId === null ? "note" : kinds[ruleId];
  return {
    kind,
    text,
    amount,
    links: ruleId === null ? [] : [ruleLink(ruleId)],
    children: node.children.map(shownTree),
  };
}
