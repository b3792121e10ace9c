import { isAbn } from "@banksia/claims";
import type { OrmTx } from "@banksia/db";
import { schema } from "@banksia/db";
import { sql } from "drizzle-orm";
import { unknownReferences } from "../common/known.ts";
import { oneOf } from "../common/rows.ts";
import type { Context } from "../context.ts";
import type { FieldError } from "../errors.ts";
import type { CustomerType } from "./customer-view.ts";

/** What is checked of a customer, as it will stand. */
export interface CustomerFacts {
  type: CustomerType;
  firstName: string | null;
  lastName: string | null;
  /** Of an organisation; that of a person is made of the parts. */
  name: string | null;
  birthDate: string | null;
  gender?: string | null;
  maritalStatus?: string | null;
  carerStatus?: string | null;
  homeCarePackage?: boolean;
  abn: string | null;
  customerGroupId: number;
  termsOfPaymentId: number;
  homeServiceId: number | null;
}

/** What is wrong with a customer's own values, whoever brings them; no look-ups. `today` ends birth dates. */
export function customerFaults(
  customer: Omit<CustomerFacts, "customerGroupId" | "termsOfPaymentId" | "homeServiceId">,
  today: string,
): FieldError[] {
  const faults: FieldError[] = [];
  const required = (pointer: string, detail: string) => faults.push({ pointer, code: "REQUIRED", detail });
  if (customer.type === "person") {
    if (customer.firstName === null) required("/firstName", "A person needs a first name.");
    if (customer.lastName === null) required("/lastName", "A person needs a last name.");
    if (customer.birthDate !== null && (customer.birthDate > today || customer.birthDate < "1880-01-01"))
      faults.push({
        pointer: "/birthDate",
        code: "OUT_OF_RANGE",
        detail: "A birth date lies in the past, after 1880.",
      });
  } else {
    if (customer.name === null) required("/name", "An organisation needs a name.");
    if (customer.birthDate !== null)
      faults.push({ pointer: "/birthDate", code: "NOT_ALLOWED", detail: "An organisation has no birth date." });
    for (const field of ["gender", "maritalStatus", "carerStatus"] as const)
      if (customer[field] != null)
        faults.push({ pointer: `/${field}`, code: "NOT_ALLOWED", detail: "This is known of persons only." });
    if (customer.homeCarePackage === true)
      faults.push({
        pointer: "/homeCarePackage",
        code: "NOT_ALLOWED",
        detail: "Only a person has a home care package.",
      });
  }
  if (customer.abn !== null && !isAbn(customer.abn))
    faults.push({
      pointer: "/abn",
      code: "CHECKSUM",
      detail: "This is no ABN: a digit is wrong. Leave it empty if you do not have it.",
    });
  return faults;
}

/** The same with the records it refers to, and with who will see it. */
export async function checkCustomer(tx: OrmTx, ctx: Context, customer: CustomerFacts): Promise<FieldError[]> {
  const faults = customerFaults(customer, ctx.today());
  faults.push(
    ...(await unknownReferences(
      tx,
      {
        pointer: "/customerGroupId",
        table: schema.customerGroup,
        what: "customer group",
        id: customer.customerGroupId,
      },
      {
        pointer: "/termsOfPaymentId",
        table: schema.termsOfPayment,
        what: "terms of payment",
        id: customer.termsOfPaymentId,
      },
      { pointer: "/homeServiceId", table: schema.service, what: "service", id: customer.homeServiceId },
    )),
  );
  if (customer.type === "person" && customer.homeServiceId === null) {
    const { all } = await oneOf<{ all: boolean }>(tx, sql`select banksia.sees_all() as all`);
    if (!all)
      faults.push({
        pointer: "/homeServiceId",
        code: "REQUIRED",
        detail:
          "Name the service that keeps this person's record: without one only people who see all services find it.",
      });
  }
  return faults;
}

/** The name of a person as printed. */
export function personName(firstName: string | null, lastName: string | null): string {
  return [firstName, lastName].filter((part) => part !== null).join(" ");
}
