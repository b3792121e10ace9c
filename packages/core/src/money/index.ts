export { MAX_CENTS, centsOf, centsText, type Cents } from "./cents.ts";
export { Decimal, decimalText, floorToCent, roundToCent } from "./decimal.ts";
export { roundBigRatio, roundProduct, roundRatio } from "./round.ts";
export {
  ONE,
  add,
  compare,
  multiply,
  negate,
  parseScaled,
  scaledOf,
  scaledText,
  shiftDown,
  type Scaled,
} from "./scaled.ts";
export { splitCents, weightsOf, type Weights } from "./split.ts";
