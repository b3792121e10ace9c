import type { OrmTx } from "@banksia/db";
import { sql } from "drizzle-orm";
import { firstOf, rowsOf } from "../common/rows.ts";
import type { Warning } from "../common/warning.ts";
import { notFound } from "../errors.ts";
import type { MethodOfPayment } from "./customer-view.ts";
import { approvedAccount, paymentWarnings } from "./payment-warnings.ts";

/** A fixed amount that is debited for a service even when less is owed. */
export interface PresetDebit {
  id: number;
  customerId: number;
  serviceId: number;
  serviceName: string;
  amount: string;
  enabled: boolean;
  fromDate: string | null;
}

/** How a customer pays. */
export interface PaymentDefaults {
  customerId: number;
  methodOfPayment: MethodOfPayment;
  termsOfPaymentId: number;
  termsOfPaymentName: string;
  bankAccountId: number | null;
  bankAccountCode: string | null;
  /** Null: no limit. Zero: nothing. */
  directDebitLimit: string | null;
  presetDebits: PresetDebit[];
  warnings: Warning[];
}

/**
 * How a customer pays. Fixed amounts for services that the caller cannot see are left out.
 * @throws NOT_FOUND
 */
export async function loadPaymentDefaults(tx: OrmTx, customerId: number): Promise<PaymentDefaults> {
  const found = await firstOf<Omit<PaymentDefaults, "presetDebits" | "warnings"> & { approvedAccount: boolean }>(
    tx,
    sql`select c.id as "customerId", c.method_of_payment as "methodOfPayment", c.terms_of_payment_id as "termsOfPaymentId",
        p.name as "termsOfPaymentName", c.bank_account_id as "bankAccountId", b.code as "bankAccountCode",
        c.direct_debit_limit as "directDebitLimit", ${approvedAccount} as "approvedAccount"
      from customer c join terms_of_payment p on p.id = c.terms_of_payment_id
        left join bank_account b on b.id = c.bank_account_id
      where c.id = ${customerId}`,
  );
  if (found === null) throw notFound("customer", customerId);
  const presetDebits = await rowsOf<PresetDebit>(
    tx,
    sql`select d.id, d.customer_id as "customerId", d.service_id as "serviceId", s.name as "serviceName", d.amount, d.enabled,
        d.from_date as "fromDate"
      from preset_debit d join service s on s.id = d.service_id where d.customer_id = ${customerId} order by s.name, d.id`,
  );
  const { approvedAccount: approved, ...defaults } = found;
  const warnings = paymentWarnings({ ...defaults, approvedAccount: approved });
  if (defaults.methodOfPayment !== "direct_debit" && presetDebits.some((one) => one.enabled))
    warnings.push({
      code: "PRESET_WITHOUT_DIRECT_DEBIT",
      detail: "A fixed amount is set, but the customer does not pay by direct debit: nothing is debited.",
    });
  return { ...defaults, presetDebits, warnings };
}
