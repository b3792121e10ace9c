import type { OrmTx } from "@banksia/db";
import { type SQL, sql } from "drizzle-orm";
import { audit } from "../common/audit.ts";
import { previewed } from "../common/preview.ts";
import { firstOf, oneOf } from "../common/rows.ts";
import { allOf, ids, when } from "../common/sql.ts";
import { type Context, change, requireScope, userIdOf } from "../context.ts";
import type { MethodOfPayment } from "../customers/customer-view.ts";
import { type FieldError, refuseIfAny } from "../errors.ts";
import { accountInForce, newestTag } from "./customer-transaction-view.ts";
import { isOpen, openAmount } from "./open-transactions.ts";

export interface RetagTransactionsInput {
  customerId?: number;
  serviceId?: number;
  legalEntityId?: number;
  /** Whose tag in force has this method. */
  methodOfPayment?: MethodOfPayment;
  dueTo?: string;
  transactionIds?: number[];
  /** Another tag than the customer's own defaults; the account must be one of `customerId`. */
  to?: { methodOfPayment: MethodOfPayment; bankAccountId: number | null };
  preview: boolean;
}

/** Open transactions whose tags change from one method to another. */
export interface RetagGroup {
  fromMethod: MethodOfPayment;
  toMethod: MethodOfPayment;
  accountChanged: number;
  count: number;
  /** What is still owed of them. */
  amount: string;
}

export interface Retagged {
  preview: boolean;
  found: number;
  changed: number;
  unchanged: number;
  customers: number;
  amount: string;
  groups: RetagGroup[];
  /** Changed to direct debit though no approved bank account is in force. */
  withoutAccount: number;
}

/**
 * Gives open transactions the method of payment and bank account that their customers have now, or those given. What was
 * posted stays: each gets a further tag, and the newest holds. Those that have it already are left alone.
 * @throws VALIDATION
 */
export async function retagTransactions(ctx: Context, input: RetagTransactionsInput): Promise<Retagged> {
  requireScope(ctx, "customers:write");
  return change(ctx, async (tx) => {
    refuseIfAny(await faultsOf(tx, input));
    return previewed(tx, input.preview, async (tx) => {
      const result = await retag(tx, ctx, input);
      const { preview, ...filter } = input;
      if (result.changed > 0 && !preview)
        await audit(tx, ctx, {
          verb: "retagTransactions",
          objectType: "customer_transaction",
          objectId: input.customerId ?? "all",
          serviceId: input.serviceId ?? null,
          after: { ...filter, ...result },
        });
      return result;
    });
  });
}

async function faultsOf(tx: OrmTx, { customerId, to }: RetagTransactionsInput): Promise<FieldError[]> {
  if (to === undefined || to.bankAccountId === null) return [];
  if (customerId === undefined)
    return [
      {
        pointer: "/customerId",
        code: "REQUIRED",
        detail: "A bank account belongs to one customer: name the customer.",
      },
    ];
  const account = await firstOf<{ active: boolean }>(
    tx,
    sql`select active from bank_account where id = ${to.bankAccountId} and customer_id = ${customerId}`,
  );
  const pointer = "/to/bankAccountId";
  if (account === null) return [{ pointer, code: "UNKNOWN", detail: "The customer has no such bank account." }];
  return account.active ? [] : [{ pointer, code: "INACTIVE", detail: "This bank account is no longer in use." }];
}

function retag(tx: OrmTx, ctx: Context, input: RetagTransactionsInput): Promise<Retagged> {
  const { to } = input;
  const toMethod: SQL = to === undefined ? sql`c.method_of_payment` : sql`${to.methodOfPayment}::text`;
  const toAccount: SQL = to === undefined ? sql`c.bank_account_id` : sql`${to.bankAccountId}::bigint`;
  const where = allOf([
    isOpen,
    when(input.customerId, (id) => sql`t.customer_id = ${id}`),
    when(input.serviceId, (id) => sql`t.service_id = ${id}`),
    when(input.legalEntityId, (id) => sql`t.legal_entity_id = ${id}`),
    when(input.methodOfPayment, (method) => sql`coalesce(tag.method_of_payment, t.method_of_payment) = ${method}`),
    when(input.dueTo, (day) => sql`t.due_date <= ${day}`),
    when(input.transactionIds, (some) => sql`t.id = any(${ids(some)})`),
  ]);
  return oneOf<Retagged>(
    tx,
    sql`with open as materialized (
        select t.id, t.service_id, t.customer_id, ${openAmount} as amount,
          coalesce(tag.method_of_payment, t.method_of_payment) as from_method, ${accountInForce} as from_account,
          ${toMethod} as to_method, ${toAccount} as to_account
        from customer_transaction t join customer c on c.id = t.customer_id left join lateral (${newestTag}) tag on true
        ${where}
      ), moving as materialized (
        select * from open where (from_method, from_account) is distinct from (to_method, to_account)
      ), written as (
        insert into transaction_tag (transaction_id, service_id, method_of_payment, bank_account_id, tagged_by, tagged_by_name)
        select id, service_id, to_method, to_account, ${userIdOf(ctx.actor)}::bigint, ${ctx.actor.name} from moving order by id
        returning transaction_id
      ), grouped as (
        select from_method, to_method, count(*) filter (where from_account is distinct from to_account) as moved,
          count(*) as n, sum(amount) as amount
        from moving group by 1, 2
      )
      select ${input.preview} as preview, (select count(*) from open) as found, (select count(*) from written) as changed,
        (select count(*) from open) - (select count(*) from moving) as unchanged,
        (select count(distinct customer_id) from moving) as customers,
        coalesce((select sum(amount) from moving), 0)::numeric(16, 2)::text as amount,
        coalesce((select json_agg(json_build_object('fromMethod', from_method, 'toMethod', to_method, 'accountChanged', moved,
          'count', n, 'amount', amount::numeric(16, 2)::text) order by from_method, to_method) from grouped), '[]') as groups,
        (select count(*) from moving m where m.to_method = 'direct_debit' and not exists (
          select from bank_account_version v where v.bank_account_id = m.to_account and v.status = 'approved'))
          as "withoutAccount"`,
  );
}
