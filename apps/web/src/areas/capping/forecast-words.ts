import type { CapForecast } from "@banksia/contracts";
import { formatDay } from "../../lib/days.ts";
import { count } from "../../lib/words.ts";
import { capAmount } from "./words.ts";

/** What a forecast says, in a sentence or two. */
export function forecastWords(forecast: CapForecast, until: string): string {
  const left =
    forecast.remaining === null
      ? ""
      : ` ${capAmount(forecast.limitType, forecast.remaining)}${forecast.limitType === "CARE_DAYS" ? " days" : ""} left.`;
  if (forecast.status === "not_reached_by_then") return `Not reached by ${formatDay(until)}.${left}`;
  const on = formatDay(forecast.reachedOn ?? "");
  if (forecast.status === "reached") {
    const again =
      forecast.chargedAgainFrom === null ? "" : ` Charged again from ${formatDay(forecast.chargedAgainFrom)}.`;
    return forecast.reachedOn === null ? `Reached.${again}` : `Reached on ${on}.${again}`;
  }
  const days = forecast.daysToGo ?? 0;
  const when =
    days < 0 ? `${count(-days, "day")} ago, on days not billed yet` : days === 0 ? "today" : `in ${count(days, "day")}`;
  const free =
    forecast.firstDayFree === null
      ? ""
      : ` Nothing is charged from ${formatDay(forecast.firstDayFree)}${forecast.chargedAgainFrom === null ? "" : ` until ${formatDay(forecast.chargedAgainFrom)}`}.`;
  return `Will be reached on ${on}, ${when}.${free}${left}`;
}
