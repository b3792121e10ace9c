import { schema } from "@banksia/db";
import { sql } from "drizzle-orm";
import { insertRow } from "../common/row.ts";
import { oneOf } from "../common/rows.ts";
import { whenViolated } from "../common/violated.ts";
import { type Context, change, requireScope } from "../context.ts";
import { ServiceError, refuseIfAny } from "../errors.ts";
import { checkCustomer, personName } from "./check-customer.ts";
import {
  type CarerStatus,
  type Customer,
  type CustomerType,
  type Gender,
  type MaritalStatus,
  type MethodOfPayment,
  type StatementPreference,
  loadCustomer,
} from "./customer-view.ts";
import { type FirstDetails, firstDetailFaults, writeFirstDetails } from "./first-details.ts";

/** What both kinds of customers have and may leave out. */
export interface CustomerDetails {
  title?: string | null;
  middleName?: string | null;
  knownAs?: string | null;
  birthDate?: string | null;
  gender?: Gender | null;
  maritalStatus?: MaritalStatus | null;
  /** Printed on statements in the place of the name. */
  statementName?: string | null;
  statementPreference?: StatementPreference;
  carerStatus?: CarerStatus | null;
  homeCarePackage?: boolean;
  abn?: string | null;
  methodOfPayment?: MethodOfPayment;
  /** A number of another system. */
  reference?: string | null;
  homeServiceId?: number | null;
}

export interface CreateCustomerInput extends CustomerDetails, FirstDetails {
  type: CustomerType;
  /** The next number when left out. */
  account?: string;
  /** Of an organisation. */
  name?: string;
  firstName?: string;
  lastName?: string;
  customerGroupId: number;
  termsOfPaymentId: number;
}

/**
 * Creates a customer: a person, who can be admitted and can pay, or an organisation, which can only pay. Address,
 * telephone number and e-mail address become the first rows of the record; more can be added to it.
 * @throws VALIDATION, ALREADY_EXISTS for the account
 */
export async function createCustomer(ctx: Context, input: CreateCustomerInput): Promise<Customer> {
  requireScope(ctx, "customers:write");
  return change(ctx, async (tx) => {
    const person = input.type === "person";
    const facts = {
      ...input,
      firstName: (person ? input.firstName : null) ?? null,
      lastName: (person ? input.lastName : null) ?? null,
      name: input.name ?? null,
      birthDate: input.birthDate ?? null,
      abn: input.abn ?? null,
      homeServiceId: input.homeServiceId ?? null,
    };
    refuseIfAny([...(await checkCustomer(tx, ctx, facts)), ...firstDetailFaults(input)]);
    const { account } = await oneOf<{ account: string }>(
      tx,
      sql`select coalesce(${input.account ?? null}::text, 'C' || nextval('banksia.customer_accounts')) as account`,
    );
    const { id } = await insertRow(
      tx,
      ctx,
      schema.customer,
      {
        ...input,
        ...facts,
        account,
        name: person ? personName(facts.firstName, facts.lastName) : (facts.name ?? ""),
        title: person ? (input.title ?? null) : null,
        middleName: person ? (input.middleName ?? null) : null,
      },
      { verb: "createCustomer", objectType: "customer", serviceId: facts.homeServiceId },
    ).catch(
      // Row-level security hides the customers of other facilities; the database knows all accounts.
      whenViolated("customer_account_unique", () => {
        const detail = `The account ${account} is taken: choose another, or leave it out to have one numbered.`;
        return new ServiceError("ALREADY_EXISTS", detail, [{ pointer: "/account", code: "TAKEN", detail }]);
      }),
    );
    await writeFirstDetails(tx, ctx, { customerId: id, homeServiceId: facts.homeServiceId }, input);
    return loadCustomer(tx, ctx, id);
  });
}
