import type {
  AccountName,
  BillingCode,
  CareType,
  ContactType,
  CustomerGroup,
  FundingCode,
  JournalType,
  LedgerAccount,
  LegalEntity,
  NationalRate,
  Purpose,
  ReferenceType,
  ScheduleTemplate,
  Service,
  ServiceGroup,
  TaxCode,
  TermsOfPayment,
} from "@banksia/contracts";
import type { Accessor } from "solid-js";
import { api, endpoints } from "./api.ts";
import { createRead } from "./read.ts";

/** Short lists that forms choose from: read whole, once, and kept for a while. */
function reference<T>(name: string, load: (signal: AbortSignal) => Promise<{ items: T[] }>): () => Accessor<T[]> {
  return () => {
    const read = createRead<{ items: T[] }>(() => ({
      queryKey: ["reference", name],
      queryFn: ({ signal }) => load(signal),
      staleTime: 60_000,
    }));
    return () => read().data?.items ?? [];
  };
}

const all = { limit: 1000 };

export const useServices = reference<Service>("services", (signal) =>
  api.call(endpoints.listServices, { query: all, signal }),
);
export const useCodes = reference<BillingCode>("codes", (signal) =>
  api.call(endpoints.listBillingCodes, { query: all, signal }),
);
export const useJournalTypes = reference<JournalType>("journal-types", (signal) =>
  api.call(endpoints.listJournalTypes, { query: all, signal }),
);
export const useCustomerGroups = reference<CustomerGroup>("customer-groups", (signal) =>
  api.call(endpoints.listCustomerGroups, { query: all, signal }),
);
export const useTerms = reference<TermsOfPayment>("terms", (signal) =>
  api.call(endpoints.listTermsOfPayment, { query: all, signal }),
);
export const useCareTypes = reference<CareType>("care-types", (signal) =>
  api.call(endpoints.listCareTypes, { query: all, signal }),
);
export const useServiceGroups = reference<ServiceGroup>("service-groups", (signal) =>
  api.call(endpoints.listServiceGroups, { query: all, signal }),
);
export const useTemplates = reference<ScheduleTemplate>("templates", (signal) =>
  api.call(endpoints.listScheduleTemplates, { query: all, signal }),
);
export const useAccountNames = reference<AccountName>("account-names", (signal) =>
  api.call(endpoints.listAccountNames, { query: all, signal }),
);
export const useTaxCodes = reference<TaxCode>("tax-codes", (signal) =>
  api.call(endpoints.listTaxCodes, { query: all, signal }),
);
export const useLedgerAccounts = reference<LedgerAccount>("ledger-accounts", (signal) =>
  api.call(endpoints.listLedgerAccounts, { query: all, signal }),
);
export const useFundingCodes = reference<FundingCode>("funding-codes", (signal) =>
  api.call(endpoints.listFundingCodes, { query: all, signal }),
);
export const useNationalRates = reference<NationalRate>("national-rates", (signal) =>
  api.call(endpoints.listNationalRates, { query: all, signal }),
);
export const usePurposes = reference<Purpose>("purposes", (signal) =>
  api.call(endpoints.listPurposes, { query: all, signal }),
);
export const useContactTypes = reference<ContactType>("contact-types", (signal) =>
  api.call(endpoints.listContactTypes, { query: all, signal }),
);
export const useReferenceTypes = reference<ReferenceType>("reference-types", (signal) =>
  api.call(endpoints.listReferenceTypes, { query: all, signal }),
);
export const useLegalEntities = reference<LegalEntity>("legal-entities", (signal) =>
  api.call(endpoints.listLegalEntities, { query: all, signal }),
);

interface Named {
  id: number;
  code?: string;
  name?: string;
  description?: string;
}

/** Records as options of a select field, `CODE Name`. */
export function optionsOf(list: readonly Named[]): { value: string; label: string }[] {
  return list.map((one) => ({
    value: String(one.id),
    label: [one.code, one.name ?? one.description].filter(Boolean).join(" · "),
  }));
}

interface Retirable extends Named {
  active: boolean;
}

/** Options of those in use, and of those that are chosen already though they are not. */
export function optionsInUse(
  list: readonly Retirable[],
  chosen: readonly number[],
): { value: string; label: string }[] {
  return list
    .filter((one) => one.active || chosen.includes(one.id))
    .map((one) => ({ value: String(one.id), label: one.name ?? one.code ?? "" }));
}

/** Names of records by number, those that are no longer in the list left out. */
export function namesOf(list: readonly Named[], ids: readonly number[]): string[] {
  return ids.flatMap((id) => list.find((one) => one.id === id)?.name ?? []);
}
