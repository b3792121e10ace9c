import { toast } from "../../kit/toast.tsx";
import { savedWords } from "./entry-words.ts";
import { refreshStays } from "./refresh-stays.ts";

/** Reads everything again that a change of a stay touches, and says what was done and what it leaves to do. */
export function saved(
  said: string,
  answer: { adjustmentRequiredLines?: number; warnings?: readonly { detail: string }[] },
  ...clientIds: number[]
): void {
  refreshStays(...clientIds);
  const lines = answer.adjustmentRequiredLines ?? 0;
  const [clientId] = clientIds;
  const link =
    lines > 0 && clientId !== undefined
      ? { href: `/billing/runs/new?kind=adjustment&clientId=${clientId}`, text: "Start an adjustment run" }
      : undefined;
  toast(savedWords(said, lines, answer.warnings ?? []), link ? { link } : {});
}

/** Of an answer that was shown before it was saved: its warnings have been read. */
export function shown({ adjustmentRequiredLines }: { adjustmentRequiredLines: number }): {
  adjustmentRequiredLines: number;
} {
  return { adjustmentRequiredLines };
}
