export type { ApiKey, CustomerGroup, CustomerListItem, JournalType, Run } from "@banksia/contracts";

/** One page of any list. */
export interface Page<T> {
  items: T[];
  nextCursor: string | null;
  total: number;
}
