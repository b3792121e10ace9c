import { ACCOMMODATION_POLICY, type AccommodationPolicy } from "@banksia/core/accommodation/index";
import { FEE_POLICY, type FeePolicy } from "@banksia/core/fees/facts";
import { type NationalRates, loadNationalRates } from "../national-rates.ts";
import type { Query } from "../residents/query.ts";

/** What all deposits share. */
export interface DepositShared {
  national: NationalRates;
  policy: AccommodationPolicy;
  feePolicy: FeePolicy;
}

/** National tables and policies, as they stand in this transaction. */
export async function loadDepositShared(query: Query): Promise<DepositShared> {
  const [national, settings] = await Promise.all([
    loadNationalRates(query),
    query<{ name: string; value: object }>(
      `select name, value from setting where name in ('accommodation_policy', 'fee_policies')`,
      [],
    ),
  ]);
  const set = (name: string): object => settings.find((row) => row.name === name)?.value ?? {};
  return {
    national,
    policy: { ...ACCOMMODATION_POLICY, ...set("accommodation_policy") },
    feePolicy: { ...FEE_POLICY, ...set("fee_policies") },
  };
}
