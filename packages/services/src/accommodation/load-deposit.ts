import type { DepositLife } from "@banksia/core/accommodation/index";
import type { OrmTx } from "@banksia/db";
import type { AccommodationProposal } from "@banksia/month-end/accommodation/deposit-proposal";
import {
  type LoadedDeposit,
  accommodationProposal,
  depositLifeOf,
  loadDeposits,
} from "@banksia/month-end/accommodation/load-deposits";
import type { Warning } from "../common/warning.ts";
import { notFound } from "../errors.ts";
import { queryOfOrm } from "../fees/recalculate.ts";
import type { LawStep } from "../refunds/refund-view.ts";

/** @throws NOT_FOUND */
export async function loadDeposit(tx: OrmTx, id: number): Promise<LoadedDeposit> {
  const found = (await loadDeposits(queryOfOrm(tx), [id])).get(id);
  if (found === undefined) throw notFound("accommodation payment", id);
  return found;
}

/** What the rules give up to a day, with what people should know; null where facts are missing. */
export function lifeOf(
  deposit: LoadedDeposit,
  until: string,
): { life: DepositLife | null; warnings: Warning[]; steps: LawStep[] } {
  const found = depositLifeOf(deposit, until);
  return { life: found.result, warnings: found.issues.map(asWarning), steps: found.trace };
}

/** What the next run up to a day would charge and take back; null where facts are missing. */
export function proposalOf(
  deposit: LoadedDeposit,
  endDate: string,
): { proposal: AccommodationProposal | null; warnings: Warning[] } {
  const found = accommodationProposal(deposit, { endDate }, { ongoing: true, unpaidLumpSum: true, retention: true });
  return { proposal: found.result, warnings: found.issues.map(asWarning) };
}

function asWarning({ code, message }: { code: string; message: string }): Warning {
  return { code, detail: message };
}
