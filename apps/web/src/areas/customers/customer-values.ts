import type { Customer } from "@banksia/contracts";
import type { Form } from "../../kit/form/form.ts";
import type { STATES } from "./customer-words.ts";

/** The first address, phone number and e-mail address, asked for together with the name. */
interface FirstAddress {
  addressLine: string;
  suburb: string;
  state: "" | (typeof STATES)[number];
  postcode: string;
  email: string;
  phone: string;
}

/** A customer as its form holds it. */
export interface CustomerValues extends FirstAddress {
  type: "person" | "organisation";
  account: string;
  name: string;
  title: string;
  firstName: string;
  middleName: string;
  lastName: string;
  knownAs: string;
  birthDate: string;
  gender: "" | NonNullable<Customer["gender"]>;
  maritalStatus: "" | NonNullable<Customer["maritalStatus"]>;
  carerStatus: "" | NonNullable<Customer["carerStatus"]>;
  homeCarePackage: boolean;
  statementName: string;
  statementPreference: Customer["statementPreference"];
  abn: string;
  customerGroupId: string;
  termsOfPaymentId: string;
  methodOfPayment: Customer["methodOfPayment"];
  reference: string;
  homeServiceId: number | null;
  active: boolean;
}

const NO_ADDRESS: FirstAddress = { email: "", phone: "", addressLine: "", suburb: "", state: "", postcode: "" };

export const NEW_CUSTOMER: CustomerValues = {
  type: "person",
  account: "",
  name: "",
  title: "",
  firstName: "",
  middleName: "",
  lastName: "",
  knownAs: "",
  birthDate: "",
  gender: "",
  maritalStatus: "",
  carerStatus: "",
  homeCarePackage: false,
  statementName: "",
  statementPreference: "mail",
  abn: "",
  customerGroupId: "",
  termsOfPaymentId: "",
  methodOfPayment: "eft",
  reference: "",
  homeServiceId: null,
  active: true,
  ...NO_ADDRESS,
};

/** A customer as the form holds it. Addresses, phone numbers and ways of paying have parts of their own. */
export function valuesOf(customer: Customer): CustomerValues {
  return {
    ...NO_ADDRESS,
    type: customer.type,
    account: customer.account,
    name: customer.type === "organisation" ? customer.name : "",
    title: customer.title ?? "",
    firstName: customer.firstName ?? "",
    middleName: customer.middleName ?? "",
    lastName: customer.lastName ?? "",
    knownAs: customer.knownAs ?? "",
    birthDate: customer.birthDate ?? "",
    gender: customer.gender ?? "",
    maritalStatus: customer.maritalStatus ?? "",
    carerStatus: customer.carerStatus ?? "",
    homeCarePackage: customer.homeCarePackage,
    statementName: customer.statementName ?? "",
    statementPreference: customer.statementPreference,
    abn: customer.abn ?? "",
    customerGroupId: String(customer.customerGroupId),
    termsOfPaymentId: String(customer.termsOfPaymentId),
    methodOfPayment: customer.methodOfPayment,
    reference: customer.reference ?? "",
    homeServiceId: customer.homeServiceId,
    active: customer.active,
  };
}

export const orNull = (text: string): string | null => (text.trim() === "" ? null : text.trim());

/** What the API is sent of the form, for a new customer as for one that is changed. */
export function bodyOf(values: CustomerValues) {
  const person = values.type === "person";
  return {
    ...(person
      ? {
          firstName: values.firstName,
          lastName: values.lastName,
          title: orNull(values.title),
          middleName: orNull(values.middleName),
          knownAs: orNull(values.knownAs),
          birthDate: values.birthDate === "" ? null : values.birthDate,
          gender: values.gender || null,
          maritalStatus: values.maritalStatus || null,
          carerStatus: values.carerStatus || null,
          homeCarePackage: values.homeCarePackage,
        }
      : { name: values.name }),
    statementName: orNull(values.statementName),
    statementPreference: values.statementPreference,
    abn: orNull(values.abn),
    customerGroupId: Number(values.customerGroupId),
    reference: orNull(values.reference),
    homeServiceId: values.homeServiceId,
  };
}

/** Marks what is missing; throws when anything is. */
export function checkCustomer(form: Form<CustomerValues>, values: CustomerValues): void {
  const missing: [string, string][] = [];
  if (values.type === "person") {
    if (!values.firstName.trim()) missing.push(["firstName", "Enter the first name."]);
    if (!values.lastName.trim()) missing.push(["lastName", "Enter the last name."]);
  } else if (!values.name.trim()) missing.push(["name", "Enter the name of the organisation."]);
  if (!values.customerGroupId) missing.push(["customerGroupId", "Choose the customer group."]);
  if (!values.termsOfPaymentId) missing.push(["termsOfPaymentId", "Choose the terms of payment."]);
  for (const [pointer, message] of missing) form.fault(pointer, message);
  if (missing.length > 0) throw new Error("Some fields are still empty.");
}

/** The first address of the form, as a new customer is created with it. */
export function firstAddressOf(values: CustomerValues) {
  return {
    addressLine: orNull(values.addressLine),
    suburb: orNull(values.suburb),
    state: values.state || null,
    postcode: orNull(values.postcode),
    email: orNull(values.email),
    phone: orNull(values.phone),
  };
}
