import type { FeeEffect } from "@banksia/contracts";
import { toast } from "../../kit/toast.tsx";
import { adjustmentWords } from "./effect-words.ts";
import { refreshFees } from "./fee-key.ts";

/** Reads everything again, and says what was done and what it leaves to do. */
export async function said(clientId: number, text: string, effect: FeeEffect): Promise<void> {
  await refreshFees(clientId);
  const waits = effect.adjustments.length > 0;
  toast(
    waits ? `${text} ${adjustmentWords(effect)}` : text,
    waits
      ? { link: { href: `/billing/runs/new?kind=adjustment&clientId=${clientId}`, text: "Start an adjustment run" } }
      : {},
  );
}
