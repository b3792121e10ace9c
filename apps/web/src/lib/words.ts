import { formatDay } from "./days.ts";
import { formatMoney, formatNumber } from "./money.ts";

/** `1 line`, `1,284 lines`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${formatNumber(number)} ${number === 1 ? one : many}`;
}

/** `45 s`, `3 min 20 s`, `1 h 05 min`. */
export function duration(seconds: number): string {
  if (seconds < 1) return "under 1 s";
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, "0")} s`;
  return `${Math.floor(whole / 3600)} h ${String(Math.floor((whole % 3600) / 60)).padStart(2, "0")} min`;
}

/** `finance_officer` as `Finance officer`. */
export function plainName(code: string): string {
  const words = code.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** An instant in the reader's own time zone: `22/11/2026, 9:41 am`. */
export function formatInstant(instant: string): string {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) return instant;
  return new Intl.DateTimeFormat("en-AU", {
    day: "2-digit",
    month: "2-digit",
    year: "numeric",
    hour: "numeric",
    minute: "2-digit",
  }).format(date);
}

/** The day of an instant in the reader's own time zone: `22/11/2026`. */
export function formatInstantDay(instant: string): string {
  return formatInstant(instant).split(",")[0] ?? instant;
}

/** A sentence of the API, its days and amounts as people here write them. */
export function asWritten(sentence: string): string {
  return sentence
    .replaceAll(/\b\d{4}-\d{2}-\d{2}\b/g, formatDay)
    .replaceAll(/(?<![\d.])\d{4,}\.\d{2}(?!\d|\.\d)/g, formatMoney);
}
