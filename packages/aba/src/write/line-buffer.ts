/** Lines of the same length that are filled in place and leave many at a time. */
export interface LineBuffer {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Position of the line to fill, after `start`. */
  readonly at: number;
  /** Makes room for a line, without so many bytes at its end, and puts the template there. To be called before filling. */
  start(dropped?: number): void;
  /** Counts the line as filled. */
  end(): void;
  /** Fills the whole line, whatever was in it, with text of its length, in ASCII, line end not included. */
  write(text: string): void;
  /** Lets the last lines leave, without so many bytes at their end. */
  finish(dropped: number): void;
}

/** Takes bytes that leave: overwritten after the call when lent, the receiver's to keep when they are the last. */
export type Leave = (bytes: Uint8Array<ArrayBuffer>, last: boolean) => void;

/** Templates are put in place so many at a time, few enough to be still at hand when they are filled. */
const linesAtOnce = 512;

/**
 * @param template a line with its line end
 * @param room bytes to hold before lines leave; undefined for some hundred lines
 */
export function lineBuffer(template: Uint8Array, room: number | undefined, leave: Leave): LineBuffer {
  const stride = template.length;
  const blank = new Uint8Array(stride * linesAtOnce);
  for (let at = 0; at < blank.length; at += stride) blank.set(template, at);
  const bytes = new Uint8Array(Math.max(room ?? 0, blank.length));
  let prepared = 0;

  const self = {
    bytes,
    at: 0,
    start(dropped = 0) {
      if (self.at + stride <= prepared) return;
      if (self.at + stride - dropped > bytes.length) {
        leave(bytes.subarray(0, self.at), false);
        self.at = 0;
        prepared = 0;
      }
      const to = Math.min(prepared + blank.length, bytes.length);
      bytes.set(blank.subarray(0, to - prepared), prepared);
      prepared = to;
    },
    end() {
      self.at += stride;
    },
    write(text: string) {
      for (let index = 0; index < text.length; index++) bytes[self.at + index] = text.charCodeAt(index);
    },
    finish(dropped: number) {
      leave(bytes.subarray(0, self.at - dropped), true);
    },
  };
  return self;
}
