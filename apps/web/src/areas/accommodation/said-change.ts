import type { AccommodationPreview } from "@banksia/contracts";
import { toast } from "../../kit/toast.tsx";
import { refreshAccommodation } from "./payment-key.ts";

/** Reads everything again, and says what was done and what it leaves to do. */
export async function saidChange(text: string, change: AccommodationPreview): Promise<void> {
  await refreshAccommodation();
  const waits = change.charges.length > 0 || change.reversals.length > 0;
  const { clientId } = change.accommodationPayment;
  toast(
    waits ? `${text} What was charged before is settled by the next run.` : text,
    waits
      ? {
          link: {
            href: `/billing/runs/new?kind=accommodation&clientId=${clientId}`,
            text: "Start an accommodation run",
          },
        }
      : {},
  );
}
