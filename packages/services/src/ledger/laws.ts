import type { Link } from "./journal-issues.ts";

/** Where the laws that rules and national rates rest on are published. */
const addresses: readonly [name: string, href: string][] = [
  ["Aged Care Act 2024", "https://www.legislation.gov.au/C2024A00104/latest/text"],
  ["Aged Care Rules 2025", "https://www.legislation.gov.au/F2025L01173/latest/text"],
  ["A New Tax System (Goods and Services Tax) Act 1999", "https://www.legislation.gov.au/C2004A00446/latest/text"],
];

/** A link to a law by its citation; to the register's front page when it is none of those known here. */
export function lawLink(citation: string): Link {
  const href = addresses.find(([name]) => citation.startsWith(name))?.[1] ?? "https://www.legislation.gov.au";
  return { type: "law", id: null, label: citation, href };
}

/** A link to the page of a rule. */
export function ruleLink(rule: string): Link {
  return { type: "rule", id: null, label: `Rule: ${rule.replaceAll("-", " ")}`, href: `/docs/rules/${rule}` };
}
