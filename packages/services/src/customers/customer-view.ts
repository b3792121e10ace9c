import type { OrmTx } from "@banksia/db";
import { type SQL, sql } from "drizzle-orm";
import { instantText, sumText } from "../common/sql.ts";
import { todays } from "../common/today.ts";
import { type View, loadOne } from "../common/view.ts";
import type { Context } from "../context.ts";

export type CustomerType = "person" | "organisation";
export type MethodOfPayment = "direct_debit" | "eft" | "bpay" | "cheque" | "other";
export type State = "ACT" | "NSW" | "NT" | "QLD" | "SA" | "TAS" | "VIC" | "WA";

/** A customer as lists show it. */
export interface CustomerListItem {
  id: number;
  account: string;
  type: CustomerType;
  name: string;
  knownAs: string | null;
  birthDate: string | null;
  reference: string | null;
  customerGroupId: number;
  customerGroupName: string;
  homeServiceId: number | null;
  homeServiceName: string | null;
  /** Names of the services where the customer is today. */
  currentServices: string[];
  /** Has ever had a service entry. */
  client: boolean;
  balance: string;
  active: boolean;
}

/** The whole record of a customer. */
export interface Customer extends CustomerListItem {
  title: string | null;
  firstName: string | null;
  middleName: string | null;
  lastName: string | null;
  abn: string | null;
  termsOfPaymentId: number;
  termsOfPaymentName: string;
  methodOfPayment: MethodOfPayment;
  email: string | null;
  phone: string | null;
  addressLine: string | null;
  suburb: string | null;
  state: State | null;
  postcode: string | null;
  adjustmentRequiredLines: number;
  createdAt: string;
}

/** The columns of a list of customers. `zone` is the table of `todays`. */
export function customerListColumns(zone: SQL): SQL {
  return sql`c.id, c.account, c.type, c.name, c.known_as as "knownAs", c.birth_date as "birthDate", c.reference,
    c.customer_group_id as "customerGroupId", g.name as "customerGroupName",
    c.home_service_id as "homeServiceId", h.name as "homeServiceName",
    array(select distinct s.name from service_entry e join service s on s.id = e.service_id
      join ${zone} on zone.legal_entity_id = s.legal_entity_id
      where e.client_id = c.id and e.entry_date <= zone.today
        and (e.departure_date is null or e.departure_date > zone.today) order by s.name) as "currentServices",
    exists (select from service_entry e where e.client_id = c.id) as client,
    (select ${sumText(sql`t.amount`)} from customer_transaction t where t.customer_id = c.id) as balance, c.active`;
}

export const customerFrom = sql`customer c join customer_group g on g.id = c.customer_group_id
  left join service h on h.id = c.home_service_id`;

async function customerView(tx: OrmTx, ctx: Context): Promise<View> {
  return {
    what: "customer",
    columns: sql`${customerListColumns(await todays(tx, ctx))}, c.title, c.first_name as "firstName",
      c.middle_name as "middleName", c.last_name as "lastName", c.abn, c.terms_of_payment_id as "termsOfPaymentId",
      p.name as "termsOfPaymentName", c.method_of_payment as "methodOfPayment", c.email, c.phone,
      c.address_line as "addressLine", c.suburb, c.state, c.postcode,
      (select count(*) from billing_schedule_line l where l.client_id = c.id and l.adjust_from is not null)
        as "adjustmentRequiredLines",
      ${instantText(sql`c.created_at`)} as "createdAt"`,
    from: sql`${customerFrom} join terms_of_payment p on p.id = c.terms_of_payment_id`,
    id: sql`c.id`,
  };
}

/**
 * One customer.
 * @throws NOT_FOUND
 */
export async function loadCustomer(tx: OrmTx, ctx: Context, id: number): Promise<Customer> {
  return loadOne<Customer>(tx, await customerView(tx, ctx), id);
}
