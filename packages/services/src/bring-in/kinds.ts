import { admissionsFile } from "./admissions-file.ts";
import { customersFile } from "./customers-file.ts";
import { feeAdvicesFile } from "./fee-advices-file.ts";
import type { BringInKind, FileKind } from "./kind.ts";
import { nationalRatesFile } from "./national-rates-file.ts";
import { ratesFile } from "./rates-file.ts";
import { scheduleLinesFile } from "./schedule-lines-file.ts";
import { serviceEntriesFile } from "./service-entries-file.ts";

/** The kinds of files, in the order in which a new provider brings them in. */
export const fileKinds: Readonly<Record<BringInKind, FileKind>> = {
  customers: customersFile,
  admissions: admissionsFile,
  service_entries: serviceEntriesFile,
  national_rates: nationalRatesFile,
  rates: ratesFile,
  schedule_lines: scheduleLinesFile,
  fee_advices: feeAdvicesFile,
};
