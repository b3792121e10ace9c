import { formatCents } from "@banksia/claims";
import type { FileFact } from "./report.ts";

export const money = (label: string, value: string): FileFact => ({ label, kind: "money", value });
export const cents = (label: string, value: bigint): FileFact => ({ label, kind: "money", value: formatCents(value) });
export const count = (label: string, value: number): FileFact => ({ label, kind: "count", value: String(value) });

/** A day or text, left out when there is none. */
export const day = (label: string, value: string | null): FileFact[] =>
  value === null || value === "" ? [] : [{ label, kind: "day", value }];
export const text = (label: string, value: string | null): FileFact[] =>
  value === null || value === "" ? [] : [{ label, kind: "text", value }];
