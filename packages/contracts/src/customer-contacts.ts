import { z } from "zod";
import { defineEndpoint } from "./define.ts";
import { code, id, instant, name, optionalText, text, warning } from "./fields.ts";
import { flag, idParam, listOf, page, search, sortBy } from "./query.ts";

/** What an address, phone number or e-mail address is for, as the organisation lists it. */
export const purpose = z
  .object({
    id,
    code: z.string(),
    name: z.string(),
    /** Documents choose by it: its code stays, and it stays in use. */
    builtIn: z.boolean(),
    active: z.boolean(),
  })
  .meta({ id: "Purpose" });
export type Purpose = z.infer<typeof purpose>;

export const contactType = z
  .object({ id, code: z.string(), name: z.string(), active: z.boolean() })
  .meta({ id: "ContactType" });
export type ContactType = z.infer<typeof contactType>;

export const address = z
  .object({
    id,
    customerId: id,
    /** Null for an address of the customer itself. */
    contactId: id.nullable(),
    /** A label for people; never printed. */
    name: z.string(),
    line: z.string(),
    suburb: z.string(),
    state: z.string(),
    postcode: z.string(),
    country: z.string(),
    purposeIds: z.array(id),
    primary: z.boolean(),
    active: z.boolean(),
    /** As it stands on letters. */
    printed: z.array(z.string()),
    createdAt: instant,
  })
  .meta({ id: "Address" });
export type Address = z.infer<typeof address>;

export const contactDetailType = z.enum(["phone", "mobile", "email", "fax", "web"]).meta({ id: "ContactDetailType" });

export const contactDetail = z
  .object({
    id,
    customerId: id,
    /** Null for one of the customer itself. */
    contactId: id.nullable(),
    type: contactDetailType,
    value: z.string(),
    /** Whose or what it is: "care coordinator", "daughter". */
    description: z.string(),
    purposeIds: z.array(id),
    /** One of each type. */
    primary: z.boolean(),
    active: z.boolean(),
    createdAt: instant,
  })
  .meta({ id: "ContactDetail" });
export type ContactDetail = z.infer<typeof contactDetail>;

export const contactPriority = z.enum(["primary", "secondary", "do_not_contact"]).meta({ id: "ContactPriority" });
export const relationship = z.enum(["none", "personal", "non_personal"]).meta({ id: "Relationship" });
export const statementChannel = z.enum(["email", "mail"]).meta({ id: "StatementChannel" });

export const contact = z
  .object({
    id,
    customerId: id,
    title: z.string().nullable(),
    firstName: z.string(),
    middleName: z.string().nullable(),
    lastName: z.string(),
    knownAs: z.string().nullable(),
    contactTypeIds: z.array(id),
    contactTypeNames: z.array(z.string()),
    priority: contactPriority,
    relationship,
    /** Gets a copy of the client's statement. */
    accountReceiver: z.boolean(),
    receiverChannel: statementChannel.nullable(),
    note: z.string().nullable(),
    active: z.boolean(),
    addresses: z.array(address),
    details: z.array(contactDetail),
    createdAt: instant,
  })
  .meta({ id: "Contact" });
export type Contact = z.infer<typeof contact>;

export const referenceType = z
  .object({
    id,
    code: z.string(),
    name: z.string(),
    /** No two clients may have the same active number of this type. */
    distinct: z.boolean(),
    active: z.boolean(),
  })
  .meta({ id: "ReferenceType" });
export type ReferenceType = z.infer<typeof referenceType>;

export const clientReference = z
  .object({
    id,
    clientId: id,
    referenceTypeId: id,
    referenceTypeCode: z.string(),
    referenceTypeName: z.string(),
    number: z.string(),
    active: z.boolean(),
    createdAt: instant,
  })
  .meta({ id: "ClientReference" });
export type ClientReference = z.infer<typeof clientReference>;

/** Why an address was chosen: by the purpose of the document, as the mailing address, as the primary one, or none is there. */
export const chosenBy = z.enum(["purpose", "mailing", "primary", "none"]).meta({ id: "ChosenBy" });

export const documentAddress = z
  .object({
    kind: z.enum(["invoice", "statement", "collection_letter", "letter"]),
    /** The purpose that the kind looks for first. */
    purposeCode: z.string(),
    address: address.nullable(),
    addressBy: chosenBy,
    email: contactDetail.nullable(),
    emailBy: chosenBy,
    /** The name that it is addressed to: the statement name on statements, the legal name on all else. */
    addressee: z.string(),
  })
  .meta({ id: "DocumentAddress" });
export type DocumentAddress = z.infer<typeof documentAddress>;

export const statementRecipient = z
  .object({
    /** Null for the client. */
    contactId: id.nullable(),
    name: z.string(),
    channel: statementChannel,
    /** Where an e-mailed one goes. */
    email: z.string().nullable(),
    /** Where a posted one goes, as on the envelope; a copy shows the client's own address, so that it needs a cover. */
    postTo: z.array(z.string()),
    coverNeeded: z.boolean(),
    /** Cannot be delivered, and why. */
    problem: z.string().nullable(),
  })
  .meta({ id: "StatementRecipient" });
export type StatementRecipient = z.infer<typeof statementRecipient>;

const customerParams = z.object({ customerId: idParam() });
const savedAddress = address.extend({ warnings: z.array(warning) });
const savedContact = contact.extend({ warnings: z.array(warning) });
const codeList = {
  search: search.optional(),
  active: flag().optional(),
  sort: sortBy("code", "name").optional(),
  ...page,
};

export const listPurposes = defineEndpoint({
  id: "listPurposes",
  area: "customers",
  method: "get",
  path: "/purposes",
  scope: "setup:read",
  summary: "List the purposes of addresses and contact details",
  list: true,
  query: z.object(codeList),
  response: listOf(purpose),
});

export const createPurpose = defineEndpoint({
  id: "createPurpose",
  area: "customers",
  method: "post",
  path: "/purposes",
  scope: "codes:write",
  summary: "Create a purpose",
  created: true,
  body: z.object({ code, name }),
  response: purpose,
});

export const updatePurpose = defineEndpoint({
  id: "updatePurpose",
  area: "customers",
  method: "patch",
  path: "/purposes/{purposeId}",
  scope: "codes:write",
  summary: "Change a purpose; of those that documents choose by only the name",
  params: z.object({ purposeId: idParam() }),
  body: z.object({ code: code.optional(), name: name.optional(), active: z.boolean().optional() }),
  response: purpose,
});

export const listContactTypes = defineEndpoint({
  id: "listContactTypes",
  area: "customers",
  method: "get",
  path: "/contact-types",
  scope: "setup:read",
  summary: "List what a contact may be to a client",
  list: true,
  query: z.object(codeList),
  response: listOf(contactType),
});

export const createContactType = defineEndpoint({
  id: "createContactType",
  area: "customers",
  method: "post",
  path: "/contact-types",
  scope: "codes:write",
  summary: "Create a contact type",
  created: true,
  body: z.object({ code, name }),
  response: contactType,
});

export const updateContactType = defineEndpoint({
  id: "updateContactType",
  area: "customers",
  method: "patch",
  path: "/contact-types/{contactTypeId}",
  scope: "codes:write",
  summary: "Change a contact type",
  params: z.object({ contactTypeId: idParam() }),
  body: z.object({ code: code.optional(), name: name.optional(), active: z.boolean().optional() }),
  response: contactType,
});

export const listAddresses = defineEndpoint({
  id: "listAddresses",
  area: "customers",
  method: "get",
  path: "/customers/{customerId}/addresses",
  scope: "customers:read",
  summary: "Every address of a customer, the primary one first; those of its contacts come with the contacts",
  params: customerParams,
  response: z.object({ items: z.array(address) }),
});

const addressBody = {
  name: text.optional(),
  line: z.string().trim().max(500),
  suburb: z.string().trim().max(200),
  /** One of the eight in Australia; free elsewhere. */
  state: z.string().trim().max(50),
  postcode: z.string().trim().max(20),
  country: z.string().trim().min(1).max(100),
  purposeIds: z.array(id).max(50),
  /** Takes it from the one that was; the first is primary by itself. */
  primary: z.boolean(),
};

export const createAddress = defineEndpoint({
  id: "createAddress",
  area: "customers",
  method: "post",
  path: "/customers/{customerId}/addresses",
  scope: "customers:write",
  summary: "Add an address to a customer or one of its contacts",
  created: true,
  params: customerParams,
  body: z.object({
    ...addressBody,
    country: addressBody.country.default("Australia"),
    purposeIds: addressBody.purposeIds.default([]),
    primary: addressBody.primary.default(false),
    contactId: id.nullable().default(null),
  }),
  response: savedAddress,
});

export const updateAddress = defineEndpoint({
  id: "updateAddress",
  area: "customers",
  method: "patch",
  path: "/addresses/{addressId}",
  scope: "customers:write",
  summary: "Change an address; an inactive one is kept and no longer used",
  params: z.object({ addressId: idParam() }),
  body: z.object({
    name: addressBody.name,
    line: addressBody.line.optional(),
    suburb: addressBody.suburb.optional(),
    state: addressBody.state.optional(),
    postcode: addressBody.postcode.optional(),
    country: addressBody.country.optional(),
    purposeIds: addressBody.purposeIds.optional(),
    primary: z.literal(true).optional(),
    active: z.boolean().optional(),
  }),
  response: savedAddress,
});

export const checkAddress = defineEndpoint({
  id: "checkAddress",
  area: "customers",
  method: "get",
  path: "/address-check",
  scope: "customers:read",
  summary: "Whether suburb, state and postcode fit together, before they are saved",
  query: z.object({
    line: z.string().trim().max(500).default(""),
    suburb: z.string().trim().max(200),
    state: z.string().trim().max(50),
    postcode: z.string().trim().max(20),
    country: z.string().trim().max(100).default("Australia"),
  }),
  response: z.object({
    /** What a save would be refused for. */
    faults: z.array(z.object({ pointer: z.string(), code: z.string(), detail: z.string() })),
    warnings: z.array(warning),
  }),
});

export const listDocumentAddresses = defineEndpoint({
  id: "listDocumentAddresses",
  area: "customers",
  method: "get",
  path: "/customers/{customerId}/document-addresses",
  scope: "customers:read",
  summary: "Which postal and e-mail address each kind of document would use, and why",
  params: customerParams,
  response: z.object({ items: z.array(documentAddress) }),
});

export const listContactDetails = defineEndpoint({
  id: "listContactDetails",
  area: "customers",
  method: "get",
  path: "/customers/{customerId}/contact-details",
  scope: "customers:read",
  summary: "Every phone number, e-mail address and the like of a customer, primary ones first",
  params: customerParams,
  response: z.object({ items: z.array(contactDetail) }),
});

const detailBody = {
  type: contactDetailType,
  value: z.string().trim().min(1, "This is required.").max(320),
  description: text,
  purposeIds: z.array(id).max(50),
  /** Takes it from the one of the type that was; the first of a type is primary by itself. */
  primary: z.boolean(),
};

export const createContactDetail = defineEndpoint({
  id: "createContactDetail",
  area: "customers",
  method: "post",
  path: "/customers/{customerId}/contact-details",
  scope: "customers:write",
  summary: "Add a phone number, e-mail address or the like to a customer or one of its contacts",
  created: true,
  params: customerParams,
  body: z.object({
    ...detailBody,
    description: detailBody.description.default(""),
    purposeIds: detailBody.purposeIds.default([]),
    primary: detailBody.primary.default(false),
    contactId: id.nullable().default(null),
  }),
  response: contactDetail,
});

export const updateContactDetail = defineEndpoint({
  id: "updateContactDetail",
  area: "customers",
  method: "patch",
  path: "/contact-details/{contactDetailId}",
  scope: "customers:write",
  summary: "Change a contact detail; an inactive one is kept and no longer used",
  params: z.object({ contactDetailId: idParam() }),
  body: z.object({
    value: detailBody.value.optional(),
    description: detailBody.description.optional(),
    purposeIds: detailBody.purposeIds.optional(),
    primary: z.literal(true).optional(),
    active: z.boolean().optional(),
  }),
  response: contactDetail,
});

export const listContacts = defineEndpoint({
  id: "listContacts",
  area: "customers",
  method: "get",
  path: "/customers/{customerId}/contacts",
  scope: "customers:read",
  summary: "Every contact of a person, with its addresses and details; primary first, those not to be contacted last",
  params: customerParams,
  response: z.object({ items: z.array(contact) }),
});

const contactBody = {
  title: optionalText.optional(),
  firstName: name,
  middleName: optionalText.optional(),
  lastName: name,
  knownAs: optionalText.optional(),
  contactTypeIds: z.array(id).max(50),
  priority: contactPriority,
  relationship,
  accountReceiver: z.boolean(),
  /** Needed for an account receiver. */
  receiverChannel: statementChannel.nullable(),
  note: optionalText.optional(),
};

export const createContact = defineEndpoint({
  id: "createContact",
  area: "customers",
  method: "post",
  path: "/customers/{customerId}/contacts",
  scope: "customers:write",
  summary: "Add a contact to a person, with a first address, phone and e-mail address where known",
  created: true,
  params: customerParams,
  body: z.object({
    ...contactBody,
    contactTypeIds: contactBody.contactTypeIds.default([]),
    relationship: relationship.default("none"),
    accountReceiver: contactBody.accountReceiver.default(false),
    receiverChannel: contactBody.receiverChannel.default(null),
    address: z
      .object({
        line: addressBody.line,
        suburb: addressBody.suburb,
        state: addressBody.state,
        postcode: addressBody.postcode,
      })
      .nullable()
      .default(null),
    phone: optionalText.optional(),
    email: optionalText.optional(),
  }),
  response: savedContact,
});

export const updateContact = defineEndpoint({
  id: "updateContact",
  area: "customers",
  method: "patch",
  path: "/contacts/{contactId}",
  scope: "customers:write",
  summary: "Change a contact; what is left out stays as it is",
  params: z.object({ contactId: idParam() }),
  body: z.object({
    ...contactBody,
    firstName: name.optional(),
    lastName: name.optional(),
    contactTypeIds: contactBody.contactTypeIds.optional(),
    priority: contactPriority.optional(),
    relationship: relationship.optional(),
    accountReceiver: z.boolean().optional(),
    receiverChannel: contactBody.receiverChannel.optional(),
    active: z.boolean().optional(),
  }),
  response: savedContact,
});

export const listStatementRecipients = defineEndpoint({
  id: "listStatementRecipients",
  area: "customers",
  method: "get",
  path: "/customers/{customerId}/statement-recipients",
  scope: "customers:read",
  summary: "Who gets the statement of a customer, by which way and where",
  params: customerParams,
  response: z.object({ items: z.array(statementRecipient) }),
});

export const listReferenceTypes = defineEndpoint({
  id: "listReferenceTypes",
  area: "customers",
  method: "get",
  path: "/reference-types",
  scope: "setup:read",
  summary: "List the types of client reference numbers",
  list: true,
  query: z.object(codeList),
  response: listOf(referenceType),
});

export const createReferenceType = defineEndpoint({
  id: "createReferenceType",
  area: "customers",
  method: "post",
  path: "/reference-types",
  scope: "codes:write",
  summary: "Create a type of reference numbers",
  created: true,
  body: z.object({ code, name, distinct: z.boolean().default(true) }),
  response: referenceType,
});

export const updateReferenceType = defineEndpoint({
  id: "updateReferenceType",
  area: "customers",
  method: "patch",
  path: "/reference-types/{referenceTypeId}",
  scope: "codes:write",
  summary: "Change a type of reference numbers",
  params: z.object({ referenceTypeId: idParam() }),
  body: z.object({
    code: code.optional(),
    name: name.optional(),
    distinct: z.boolean().optional(),
    active: z.boolean().optional(),
  }),
  response: referenceType,
});

export const listClientReferences = defineEndpoint({
  id: "listClientReferences",
  area: "customers",
  method: "get",
  path: "/customers/{customerId}/references",
  scope: "customers:read",
  summary: "Every reference number of a client, active ones first, earlier ones kept",
  params: customerParams,
  response: z.object({ items: z.array(clientReference) }),
});

export const createClientReference = defineEndpoint({
  id: "createClientReference",
  area: "customers",
  method: "post",
  path: "/customers/{customerId}/references",
  scope: "customers:write",
  summary: "Give a client a reference number; an active one of the same type before it becomes inactive",
  created: true,
  params: customerParams,
  body: z.object({
    referenceTypeId: id,
    number: z.string().trim().min(1, "This is required.").max(50),
    active: z.boolean().default(true),
  }),
  response: clientReference,
});

export const updateClientReference = defineEndpoint({
  id: "updateClientReference",
  area: "customers",
  method: "patch",
  path: "/client-references/{clientReferenceId}",
  scope: "customers:write",
  summary: "Make a reference number active or inactive; the number itself never changes",
  params: z.object({ clientReferenceId: idParam() }),
  body: z.object({ active: z.boolean() }),
  response: clientReference,
});

export const customerContactsEndpoints = {
  listPurposes,
  createPurpose,
  updatePurpose,
  listContactTypes,
  createContactType,
  updateContactType,
  listAddresses,
  createAddress,
  updateAddress,
  checkAddress,
  listDocumentAddresses,
  listContactDetails,
  createContactDetail,
  updateContactDetail,
  listContacts,
  createContact,
  updateContact,
  listStatementRecipients,
  listReferenceTypes,
  createReferenceType,
  updateReferenceType,
  listClientReferences,
  createClientReference,
  updateClientReference,
};
