const PAST: Record<string, string> = {
  create: "Created",
  update: "Changed",
  change: "Changed",
  edit: "Edited",
  delete: "Deleted",
  drop: "Dropped",
  add: "Added",
  set: "Set",
  mark: "Marked",
  post: "Posted",
  reverse: "Reversed",
  consolidate: "Consolidated",
  unconsolidate: "Took back the consolidation of",
  admit: "Admitted",
  depart: "Departed",
  start: "Started",
  cancel: "Cancelled",
  retry: "Ran again",
  close: "Closed",
  reopen: "Reopened",
  revoke: "Revoked",
  sign: "Signed",
  finish: "Finished",
  approve: "Approved",
  refuse: "Refused",
  withdraw: "Withdrew",
  reveal: "Looked at the number of",
  upload: "Attached",
  remove: "Removed",
  retag: "Tagged anew",
  load: "Loaded",
  make: "Made",
  download: "Downloaded",
  pay: "Paid",
  transfer: "Moved",
};

/** A verb of the audit log in words: `changeBillingRate` as `Changed billing rate`. */
export function verbWords(verb: string): string {
  const [first = "", ...rest] = verb
    .replaceAll(/([A-Z])/g, " $1")
    .toLowerCase()
    .trim()
    .split(" ");
  const start = PAST[first] ?? first.charAt(0).toUpperCase() + first.slice(1);
  return [start, ...rest].join(" ").replace(/\bapi\b/, "API");
}

/** A field of a record in words: `customerGroupId` as `Customer group`. */
export function fieldWords(field: string): string {
  const words = field
    .replace(/Ids?$/, "")
    .replaceAll(/([A-Z])/g, " $1")
    .toLowerCase()
    .trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export interface Change {
  field: string;
  before: string;
  after: string;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function shown(value: unknown): string {
  if (value === null || value === undefined || value === "") return "–";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "string") return value;
  if (typeof value === "number") return String(value);
  const text = JSON.stringify(value);
  return text.length > 160 ? `${text.slice(0, 157)}…` : text;
}

/** What differs between a record before and after. Of something new, every field that holds anything. */
export function changesOf(before: unknown, after: unknown): Change[] {
  const old = isRecord(before) ? before : {};
  const now = isRecord(after) ? after : {};
  const fields = [...new Set([...Object.keys(old), ...Object.keys(now)])];
  return fields
    .filter((field) => field !== "id" && JSON.stringify(old[field] ?? null) !== JSON.stringify(now[field] ?? null))
    .map((field) => ({ field: fieldWords(field), before: shown(old[field]), after: shown(now[field]) }));
}
