/** Bytes put one after another. */
export interface ByteStore {
  /** Adds a copy of the bytes. */
  add(bytes: Uint8Array): void;
  /** Adds the last bytes, which may be kept as they are. */
  addLast(bytes: Uint8Array<ArrayBuffer>): void;
  /** Everything added, in a buffer that holds nothing else. */
  all(): Uint8Array<ArrayBuffer>;
}

/** A store that is empty. */
export function byteStore(): ByteStore {
  let held = new Uint8Array(0);
  let length = 0;
  const store: ByteStore = {
    add(bytes) {
      if (length + bytes.length > held.length) {
        const larger = new Uint8Array(Math.max(held.length * 2, length + bytes.length));
        larger.set(held.subarray(0, length));
        held = larger;
      }
      held.set(bytes, length);
      length += bytes.length;
    },
    addLast(bytes) {
      if (length > 0) {
        store.add(bytes);
        return;
      }
      held = bytes;
      length = bytes.length;
    },
    all: () => (length === held.buffer.byteLength ? held : held.slice(0, length)),
  };
  return store;
}
