/** What the provider decided where the law leaves a choice; what is not set is as the rules have it by default. */
import { ARRANGEMENT_POLICY, type ArrangementPolicy } from "@banksia/core/arrangements/index";
import { CAPPING_POLICY, type CappingPolicy } from "@banksia/core/capping/facts";
import { FEE_POLICY, type FeePolicy } from "@banksia/core/fees/facts";
import { LEAVE_POLICY, type LeavePolicy } from "@banksia/core/leave/facts";
import type { Query } from "./query.ts";

export interface Policies {
  arrangements: ArrangementPolicy;
  fees: FeePolicy;
  leave: LeavePolicy;
  capping: CappingPolicy;
}

interface SettingRow {
  name: string;
  value: object;
}

/** From the settings `arrangement_policies`, `fee_policies` and `leave_policies`; those on caps from `billing_policies`. */
export async function loadPolicies(query: Query): Promise<Policies> {
  const rows = await query<SettingRow>(
    `select name, value from setting where name in ('arrangement_policies', 'fee_policies', 'leave_policies', 'billing_policies')`,
    [],
  );
  const set = (name: string): object => rows.find((row) => row.name === name)?.value ?? {};
  return {
    arrangements: { ...ARRANGEMENT_POLICY, ...set("arrangement_policies") },
    fees: { ...FEE_POLICY, ...set("fee_policies") },
    leave: { ...LEAVE_POLICY, ...set("leave_policies") },
    capping: { ...CAPPING_POLICY, ...set("billing_policies") },
  };
}
