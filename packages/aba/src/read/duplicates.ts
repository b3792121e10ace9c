/** Entries of three numbers in a segment: both halves of the fingerprint and the record's number. */
export const entrySize = 3;

const segmentEntries = 16_384;

/** The first segment starts small and doubles, since most files are small. */
const firstEntries = 64;

/** Up to so many entries a plain sort is quicker than setting up the radix sort. */
const fewEntries = 1000;

/** Entries beyond this are not looked at, so that memory has a bound: more than four files of the largest size. */
export const maxEntries = 4_194_304;

/** Collects a fingerprint of each detail record and finds the equal ones at the end. */
export interface Duplicates {
  /** The segment to write the next entry to, with room for at least one; undefined when no more are kept. */
  segment(): Int32Array | undefined;
  /** Position of the next entry in the segment. */
  used: number;
  /** Whether entries were left out. */
  overflowed: boolean;
  /** Calls back for every entry equal to an earlier one, in the order in which they came. */
  forEach(found: (record: number, first: number) => void): void;
}

/**
 * Fingerprints have 64 bits: in a file of a million different entries the chance that any two are taken for equal is
 * below one in ten million. Finding the equal ones takes time in proportion to their number whatever the entries are,
 * so that no file can be made to take long.
 */
export function duplicates(): Duplicates {
  const segments: Int32Array[] = [];
  let current: Int32Array | undefined;

  const self: Duplicates = {
    used: 0,
    overflowed: false,
    segment() {
      if (current !== undefined && self.used < current.length) return current;
      if (current?.length === segmentEntries * entrySize && segments.length * segmentEntries >= maxEntries) {
        self.overflowed = true;
        return undefined;
      }
      if (current !== undefined && current.length < segmentEntries * entrySize) {
        const larger = new Int32Array(Math.min(current.length * 2, segmentEntries * entrySize));
        larger.set(current);
        segments[0] = larger;
        current = larger;
        return current;
      }
      current = new Int32Array((current === undefined ? firstEntries : segmentEntries) * entrySize);
      segments.push(current);
      self.used = 0;
      return current;
    },
    forEach(found) {
      const count = current === undefined ? 0 : (segments.length - 1) * segmentEntries + self.used / entrySize;
      const first = firstOfEach(segments, count);
      for (let entry = 0; entry < count; entry++) {
        const earlier = first[entry];
        if (earlier === undefined || earlier === entry) continue;
        found(at(segments, entry, 2), at(segments, earlier, 2));
      }
    },
  };
  return self;
}

function at(segments: Int32Array[], entry: number, part: number): number {
  const segment = segments[Math.floor(entry / segmentEntries)];
  return segment?.[(entry % segmentEntries) * entrySize + part] ?? 0;
}

/** For each entry the first one with the same fingerprint, itself when there is none before it. */
function firstOfEach(segments: Int32Array[], count: number): Uint32Array {
  const first = new Uint32Array(count);
  for (let entry = 0; entry < count; entry++) first[entry] = entry;
  const { keys, order } = sortedByHigh(segments, count);
  for (let from = 0; from < count;) {
    const key = keys[from];
    let to = from + 1;
    while (to < count && keys[to] === key) to++;
    if (to - from > 1) firstWithin(segments, order.subarray(from, to), first);
    from = to;
  }
  return first;
}

/** Among entries whose high halves are equal, those whose low halves are equal too. */
function firstWithin(segments: Int32Array[], entries: Uint32Array, first: Uint32Array): void {
  const sorted = Array.from(entries).sort((a, b) => at(segments, a, 1) - at(segments, b, 1));
  let leader = sorted[0] ?? 0;
  for (const entry of sorted) {
    if (at(segments, entry, 1) === at(segments, leader, 1)) first[entry] = leader;
    else leader = entry;
  }
}

/** Entries sorted by the high half of the fingerprint: if many, by a radix sort in three passes of 11 bits. */
function sortedByHigh(segments: Int32Array[], count: number): { keys: Uint32Array; order: Uint32Array } {
  let keys = new Uint32Array(count);
  let order = new Uint32Array(count);
  for (let entry = 0; entry < count; entry++) {
    keys[entry] = at(segments, entry, 0);
    order[entry] = entry;
  }
  if (count <= fewEntries) {
    const unsorted = keys.slice();
    order.sort((a, b) => (unsorted[a] ?? 0) - (unsorted[b] ?? 0) || a - b);
    for (let place = 0; place < count; place++) keys[place] = unsorted[order[place] ?? 0] ?? 0;
    return { keys, order };
  }
  let otherKeys = new Uint32Array(count);
  let otherOrder = new Uint32Array(count);
  for (const shift of [0, 11, 22]) {
    const next = new Uint32Array(2049);
    for (let entry = 0; entry < count; entry++) {
      const bucket = (((keys[entry] ?? 0) >>> shift) & 2047) + 1;
      next[bucket] = (next[bucket] ?? 0) + 1;
    }
    for (let bucket = 1; bucket < next.length; bucket++) next[bucket] = (next[bucket] ?? 0) + (next[bucket - 1] ?? 0);
    for (let entry = 0; entry < count; entry++) {
      const key = keys[entry] ?? 0;
      const bucket = (key >>> shift) & 2047;
      const place = next[bucket] ?? 0;
      next[bucket] = place + 1;
      otherKeys[place] = key;
      otherOrder[place] = order[entry] ?? 0;
    }
    [keys, otherKeys] = [otherKeys, keys];
    [order, otherOrder] = [otherOrder, order];
  }
  return { keys, order };
}
