export {
  addressFor,
  DOCUMENT_PURPOSES,
  MAILING,
  type Chosen,
  type ChosenBy,
  type DocumentKind,
  type Purposed,
} from "./address-for.ts";
export { isState, postcodeFinding, STATES, type AustralianState, type PostcodeFinding } from "./postcodes.ts";
export { AUSTRALIA, printedAddress, type PostalAddress } from "./printed-address.ts";
export {
  statementRecipients,
  type Channel,
  type EmailAddress,
  type MailAddress,
  type StatementClient,
  type StatementContact,
  type StatementRecipient,
} from "./statement-recipients.ts";
