import { type SQL, sql } from "drizzle-orm";
import { type Page, type PageInput, fetchPage } from "../common/page.ts";
import { when } from "../common/sql.ts";
import { todays } from "../common/today.ts";
import { type Context, read, requireScope } from "../context.ts";
import {
  type CarerStatus,
  type CustomerListItem,
  type CustomerRole,
  type CustomerType,
  customerFrom,
  customerListColumns,
  customerRole,
  inCareToday,
  type MethodOfPayment,
  type State,
  type StatementPreference,
} from "./customer-view.ts";
import { approvedAccount } from "./payment-warnings.ts";
import { customersMatching } from "./search-customers.ts";

export interface ListCustomersInput extends PageInput<"name" | "account" | "knownAs"> {
  search?: string;
  type?: CustomerType;
  customerGroupId?: number;
  /** In care at this service today, as client or partner, or kept by it. */
  serviceId?: number;
  /** Only those who have, or have not, ever had a service entry. */
  client?: boolean;
  active?: boolean;
  adjustmentRequired?: boolean;
  role?: CustomerRole;
  /** State of the primary address. */
  state?: State;
  termsOfPaymentId?: number;
  methodOfPayment?: MethodOfPayment;
  statementPreference?: StatementPreference;
  carerStatus?: CarerStatus;
  homeCarePackage?: boolean;
  /** By the sum of all transactions: owes the provider, is owed, or neither. */
  balance?: "owing" | "credit" | "nil";
  /** Pays by direct debit, but no approved bank account is chosen for it. */
  directDebitBlocked?: boolean;
}

/** Customers whose transactions sum to more than nothing, less, or nothing; those without transactions are at nothing. */
function balanceIs(balance: "owing" | "credit" | "nil"): SQL {
  const summed = (having: SQL) =>
    sql`(select t.customer_id from customer_transaction t group by t.customer_id having sum(t.amount) ${having})`;
  if (balance === "owing") return sql`c.id in ${summed(sql`> 0`)}`;
  if (balance === "credit") return sql`c.id in ${summed(sql`< 0`)}`;
  return sql`c.id not in ${summed(sql`<> 0`)}`;
}

/** Customers, searched as one types. */
export async function listCustomers(ctx: Context, input: ListCustomersInput): Promise<Page<CustomerListItem>> {
  requireScope(ctx, "customers:read");
  return read(ctx, async (tx) => {
    const zone = await todays(tx, ctx);
    return fetchPage<CustomerListItem, "name" | "account" | "knownAs">(
      tx,
      {
        columns: customerListColumns(zone),
        from: customerFrom,
        countFrom: sql`customer c`,
        countKeys: ["name", "account", "knownAs"],
        where: [
          customersMatching(input.search),
          when(input.type, (type) => sql`c.type = ${type}`),
          when(input.customerGroupId, (id) => sql`c.customer_group_id = ${id}`),
          when(
            input.serviceId,
            (id) => sql`(c.home_service_id = ${id} or c.id in (
              select d.client_id ${inCareToday(zone, sql`d.service_id = ${id}`)}))`,
          ),
          when(
            input.client,
            (client) => sql`exists (select from service_entry e where e.client_id = c.id) = ${client}`,
          ),
          when(input.active, (active) => sql`c.active = ${active}`),
          when(
            input.adjustmentRequired,
            (required) => sql`exists (select from billing_schedule_line l
              where l.client_id = c.id and l.adjust_from is not null) = ${required}`,
          ),
          when(input.role, (role) => sql`${customerRole} = ${role}`),
          when(
            input.state,
            (state) => sql`c.id in (select a.customer_id from address a
              where a.contact_id is null and a.is_primary and a.state = ${state})`,
          ),
          when(input.termsOfPaymentId, (id) => sql`c.terms_of_payment_id = ${id}`),
          when(input.methodOfPayment, (method) => sql`c.method_of_payment = ${method}`),
          when(input.statementPreference, (preference) => sql`c.statement_preference = ${preference}`),
          when(input.carerStatus, (status) => sql`c.carer_status = ${status}`),
          when(input.homeCarePackage, (kept) => sql`c.home_care_package = ${kept}`),
          when(input.balance, balanceIs),
          when(
            input.directDebitBlocked,
            (blocked) => sql`(c.method_of_payment = 'direct_debit' and not ${approvedAccount}) = ${blocked}`,
          ),
        ],
        keys: {
          name: { by: sql`c.name`, type: "text" },
          account: { by: sql`c.account`, type: "text" },
          knownAs: { by: sql`coalesce(c.known_as, '')`, type: "text" },
        },
        id: sql`c.id`,
        order: [{ key: "name", descending: false }],
      },
      input,
    );
  });
}
