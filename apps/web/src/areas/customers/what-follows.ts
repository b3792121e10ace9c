import type { Customer } from "@banksia/contracts";
import type { CustomerValues } from "./customer-values.ts";

/** The full name that a form holds. */
export function nameOf(values: Pick<CustomerValues, "type" | "name" | "firstName" | "lastName">): string {
  return values.type === "organisation" ? values.name.trim() : `${values.firstName.trim()} ${values.lastName.trim()}`;
}

/**
 * What saving changed values of a customer will lead to, a sentence each.
 * @param groupName what the group of that number is called
 */
export function whatFollows(before: Customer, after: CustomerValues, groupName: (id: string) => string): string[] {
  const found: string[] = [];
  const name = nameOf(after);
  if (name !== before.name) found.push(`Documents made from now on are in the name of ${name}.`);
  const statementName = after.statementName.trim() || null;
  if (statementName !== before.statementName)
    found.push(
      statementName === null
        ? `Statements are addressed to ${name}.`
        : `Statements are addressed to ${statementName}; invoices and claims to ${name}.`,
    );
  if (after.statementPreference !== before.statementPreference)
    found.push(
      after.statementPreference === "mail"
        ? "Statements are posted from now on."
        : before.email === null
          ? "Statements go by e-mail, but there is no e-mail address: add one, or they cannot be delivered."
          : "Statements go by e-mail from now on.",
    );
  if (Number(after.customerGroupId) !== before.customerGroupId)
    found.push(
      `Lists and runs count this customer to ${groupName(after.customerGroupId)}. Transactions already made stay as they are.`,
    );
  if (after.type === "person" && after.homeCarePackage !== before.homeCarePackage)
    found.push(
      after.homeCarePackage
        ? "The unspent amount of the home care package is kept and carried over."
        : "No unspent amount of a home care package is kept any more.",
    );
  if (after.type === "person" && (after.birthDate || null) !== before.birthDate && before.client)
    found.push("Government records that are matched by the date of birth will look for the new one.");
  if (after.homeServiceId !== before.homeServiceId)
    found.push(
      after.homeServiceId === null
        ? "People of every facility see this record."
        : "People who see only other facilities lose sight of this record, unless care or fees there keep it in sight.",
    );
  if (after.active !== before.active)
    found.push(
      after.active
        ? "The customer is found in lists and searches again."
        : "The customer is left out of lists and searches. Fees that are still open go on being billed.",
    );
  return found;
}
