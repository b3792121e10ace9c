import { abnOf } from "../people/abn.ts";
import { type Address, type State, addressIn, phoneIn, states } from "../people/addresses.ts";
import { addDetails } from "../people/record.ts";
import { type Provider, known, midnight } from "../provider.ts";
import { Random } from "../random.ts";

/** Organisations that pay for clients of every facility. */
export interface Organisations {
  /** Financial administrator of the state. */
  trustee: ReadonlyMap<State, number>;
  /** Pays fees of former members of the forces. */
  veterans: number;
  planManagers: readonly number[];
  /** Pays board of young people in its care. */
  guardian: number;
}

export function addOrganisations(provider: Provider): Organisations {
  const random = new Random(provider.plan.seed, "organisations");
  let serial = 0;
  const add = (name: string, state: State): number => {
    serial += 1;
    return addOrganisation(provider, name, addressIn(random, state), phoneIn(random, state), serial);
  };
  return {
    trustee: new Map(states.map((state) => [state, add(`State Trustee and Guardian (${state})`, state)])),
    veterans: add("Veterans' Care Fund", "ACT"),
    planManagers: [
      add("Clear Path Plan Management Pty Ltd", "VIC"),
      add("Lantern Plan Partners Ltd", "NSW"),
      add("Southern Star Plans Pty Ltd", "QLD"),
    ],
    guardian: add("Community Guardian Service", "NSW"),
  };
}

function addOrganisation(provider: Provider, name: string, address: Address, phone: string, serial: number): number {
  const { tables } = provider;
  const id = tables.customer.add({
    account: accountOf(provider),
    type: "organisation",
    name,
    abn: abnOf(610_300_400 + serial * 13),
    customer_group_id: known(provider.customerGroups, "ORG"),
    terms_of_payment_id: known(provider.terms, "30EOM"),
    method_of_payment: "eft",
    statement_preference: "email",
    home_care_package: false,
    active: true,
    created_at: midnight(provider.plan.billFrom),
  });
  const email = `accounts${serial}@example.org`;
  addDetails(provider, { id, name, address, email, phone, methodOfPayment: "eft", since: provider.plan.billFrom });
  return id;
}

/** First number of the series from which the database numbers customers' accounts. */
export const firstAccount = 100_001;

/** The account of the customer to be added next. */
export function accountOf(provider: Provider): string {
  return `C${firstAccount + provider.tables.customer.rows.length}`;
}
