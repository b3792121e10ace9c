import type { AustralianState } from "@banksia/core/customers/index";
import type { OrmTx } from "@banksia/db";
import { type SQL, sql } from "drizzle-orm";
import { instantText, sumText } from "../common/sql.ts";
import { todays } from "../common/today.ts";
import { type View, loadOne } from "../common/view.ts";
import type { Warning } from "../common/warning.ts";
import type { Context } from "../context.ts";
import { approvedAccount, paymentWarnings } from "./payment-warnings.ts";
import { statementWarnings } from "./statement-warnings.ts";

export type CustomerType = "person" | "organisation";
export type MethodOfPayment = "direct_debit" | "eft" | "bpay" | "cheque" | "other";
export type State = AustralianState;
export type Gender = "female" | "male" | "other" | "not_stated";
export type MaritalStatus =
  | "single"
  | "partnered"
  | "illness_separated"
  | "separated"
  | "divorced"
  | "widowed"
  | "not_stated";
export type CarerStatus = "none" | "has_carer" | "is_carer";
export type StatementPreference = "mail" | "email";
export type CustomerRole = "client" | "partner" | "former_primary" | "payer";

/** A customer as lists show it. */
export interface CustomerListItem {
  id: number;
  account: string;
  type: CustomerType;
  name: string;
  knownAs: string | null;
  birthDate: string | null;
  reference: string | null;
  /** The primary telephone number, or mobile number where there is none. */
  phone: string | null;
  /** The primary e-mail address. */
  email: string | null;
  /** The primary address. */
  addressLine: string | null;
  suburb: string | null;
  state: string | null;
  postcode: string | null;
  customerGroupId: number;
  customerGroupName: string;
  homeServiceId: number | null;
  homeServiceName: string | null;
  /** Names of the services where the customer is today, as client or partner. */
  currentServices: string[];
  /** Has ever had a service entry. */
  client: boolean;
  /** Client of an entry; else who shares one as a partner, was the primary client of one before a switch, or only pays. */
  role: CustomerRole;
  termsOfPaymentId: number;
  termsOfPaymentName: string;
  methodOfPayment: MethodOfPayment;
  statementPreference: StatementPreference;
  carerStatus: CarerStatus | null;
  /** Has, or had, a home care package whose unspent amount is kept. */
  homeCarePackage: boolean;
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
  gender: Gender | null;
  maritalStatus: MaritalStatus | null;
  /** Printed on statements in the place of the name; on nothing else. */
  statementName: string | null;
  /** The account that direct debits draw on. */
  bankAccountId: number | null;
  /** Null: no limit. Zero: nothing. */
  directDebitLimit: string | null;
  /** How many there are; inactive and removed ones left out. */
  counts: {
    addresses: number;
    contactDetails: number;
    contacts: number;
    references: number;
    bankAccounts: number;
    bankAccountsWaiting: number;
    documents: number;
  };
  warnings: Warning[];
  adjustmentRequiredLines: number;
  createdAt: string;
}

/** What customer `c` is to the provider's stays. Who shares an entry now is a partner, whatever was before. */
export const customerRole = sql`(case
  when exists (select from service_entry e where e.client_id = c.id) then 'client'
  when exists (select from entry_partner r where r.client_id = c.id and r.departure_date is null) then 'partner'
  when exists (select from entry_primary r where r.client_id = c.id) then 'former_primary'
  when exists (select from entry_partner r where r.client_id = c.id) then 'partner'
  else 'payer' end)`;

/** The days of clients in their entries, and of the partners who share them. */
const daysInCare = sql`(select client_id, service_id, entry_date, departure_date from service_entry
  union all select r.client_id, e.service_id, r.entry_date, coalesce(r.departure_date, e.departure_date)
  from entry_partner r join service_entry e on e.id = r.service_entry_id)`;

/** Services, alias `s`, with who is there today, alias `d`. `zone` is the table of `todays`. */
export function inCareToday(zone: SQL, who: SQL): SQL {
  return sql`from ${daysInCare} d join service s on s.id = d.service_id
    join ${zone} on zone.legal_entity_id = s.legal_entity_id
    where ${who} and d.entry_date <= zone.today and (d.departure_date is null or d.departure_date > zone.today)`;
}

/** The columns of a list of customers. `zone` is the table of `todays`. */
export function customerListColumns(zone: SQL): SQL {
  return sql`c.id, c.account, c.type, c.name, c.known_as as "knownAs", c.birth_date as "birthDate", c.reference,
    (select d.value from contact_detail d where d.customer_id = c.id and d.contact_id is null and d.is_primary
      and d.type in ('phone', 'mobile') order by d.type desc limit 1) as phone,
    (select d.value from contact_detail d where d.customer_id = c.id and d.contact_id is null and d.is_primary
      and d.type = 'email') as email,
    a.line as "addressLine", a.suburb, a.state, a.postcode,
    c.customer_group_id as "customerGroupId", g.name as "customerGroupName",
    c.home_service_id as "homeServiceId", h.name as "homeServiceName",
    array(select distinct s.name ${inCareToday(zone, sql`d.client_id = c.id`)} order by s.name) as "currentServices",
    exists (select from service_entry e where e.client_id = c.id) as client, ${customerRole} as role,
    c.terms_of_payment_id as "termsOfPaymentId", p.name as "termsOfPaymentName",
    c.method_of_payment as "methodOfPayment", c.statement_preference as "statementPreference",
    c.carer_status as "carerStatus", c.home_care_package as "homeCarePackage",
    (select ${sumText(sql`t.amount`)} from customer_transaction t where t.customer_id = c.id) as balance, c.active`;
}

export const customerFrom = sql`customer c join customer_group g on g.id = c.customer_group_id
  join terms_of_payment p on p.id = c.terms_of_payment_id
  left join service h on h.id = c.home_service_id
  left join address a on a.customer_id = c.id and a.contact_id is null and a.is_primary`;

async function customerView(tx: OrmTx, ctx: Context): Promise<View> {
  return {
    what: "customer",
    columns: sql`${customerListColumns(await todays(tx, ctx))}, c.title, c.first_name as "firstName",
      c.middle_name as "middleName", c.last_name as "lastName", c.abn,
      c.gender, c.marital_status as "maritalStatus", c.statement_name as "statementName", c.bank_account_id as "bankAccountId",
      c.direct_debit_limit as "directDebitLimit",
      json_build_object(
        'addresses', (select count(*) from address x where x.customer_id = c.id and x.contact_id is null and x.active),
        'contactDetails', (select count(*) from contact_detail x where x.customer_id = c.id and x.contact_id is null and x.active),
        'contacts', (select count(*) from contact x where x.customer_id = c.id and x.active),
        'references', (select count(*) from client_reference x where x.client_id = c.id and x.active),
        'bankAccounts', (select count(*) from bank_account x where x.customer_id = c.id and x.active),
        'bankAccountsWaiting', (select count(*) from bank_account_version x where x.customer_id = c.id and x.status = 'waiting'),
        'documents', (select count(*) from client_document x where x.client_id = c.id and x.removed_at is null)) as counts,
      ${approvedAccount} as "approvedAccount",
      (select count(*) from billing_schedule_line l where l.client_id = c.id and l.adjust_from is not null)
        as "adjustmentRequiredLines",
      ${instantText(sql`c.created_at`)} as "createdAt"`,
    from: customerFrom,
    id: sql`c.id`,
  };
}

/**
 * One customer.
 * @throws NOT_FOUND
 */
export async function loadCustomer(tx: OrmTx, ctx: Context, id: number): Promise<Customer> {
  const { approvedAccount, ...customer } = await loadOne<Omit<Customer, "warnings"> & { approvedAccount: boolean }>(
    tx,
    await customerView(tx, ctx),
    id,
  );
  return {
    ...customer,
    warnings: [...paymentWarnings({ ...customer, approvedAccount }), ...statementWarnings(customer)],
  };
}
