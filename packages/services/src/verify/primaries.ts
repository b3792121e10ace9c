import { type Check, offences } from "./check.ts";

const owner = "customer_id, coalesce(contact_id, 0)";

const addresses: Check = {
  id: "10-one-primary-address",
  invariant: 10,
  name: "One primary address each",
  description:
    "Whoever has addresses in use, customer or contact, has exactly one primary among them, and none out of use is primary. A row shows whose addresses have none or several.",
  find: (tx) =>
    offences(
      tx,
      `select customer_id, nullif(coalesce(contact_id, 0), 0) as contact_id, count(*) filter (where active) as in_use,
        count(*) filter (where is_primary) as primaries
      from address group by ${owner} having count(*) filter (where is_primary)
        <> case when bool_or(active) then 1 else 0 end or bool_or(is_primary and not active) order by 1, 2`,
    ),
};

const details: Check = {
  id: "10-one-primary-detail",
  invariant: 10,
  name: "One primary contact detail of each type",
  description:
    "Whoever has telephone numbers, e-mail addresses or the like in use has exactly one primary of each type. A row shows whose details of a type have none or several.",
  find: (tx) =>
    offences(
      tx,
      `select customer_id, nullif(coalesce(contact_id, 0), 0) as contact_id, type, count(*) filter (where active) as in_use,
        count(*) filter (where is_primary) as primaries
      from contact_detail group by ${owner}, type having count(*) filter (where is_primary)
        <> case when bool_or(active) then 1 else 0 end or bool_or(is_primary and not active) order by 1, 2, 3`,
    ),
};

const purposes: Check = {
  id: "10-purposes-known",
  invariant: 10,
  name: "Purposes, contact types and owners exist",
  description:
    "Every purpose of an address or contact detail, and every type of a contact, is in its list; what belongs to a contact belongs to the contact's customer. A row shows a record that names something that is not there.",
  find: (tx) =>
    offences(
      tx,
      `select 'address' as record, a.id, a.customer_id from address a
        where not a.purpose_ids <@ array(select id from purpose)
          or (a.contact_id is not null and not exists (select from contact k where k.id = a.contact_id and k.customer_id = a.customer_id))
      union all
      select 'contact detail', d.id, d.customer_id from contact_detail d
        where not d.purpose_ids <@ array(select id from purpose)
          or (d.contact_id is not null and not exists (select from contact k where k.id = d.contact_id and k.customer_id = d.customer_id))
      union all
      select 'contact', k.id, k.customer_id from contact k where not k.contact_type_ids <@ array(select id from contact_type)
      order by 1, 2`,
    ),
};

const secondPerson: Check = {
  id: "10-bank-second-person",
  invariant: 10,
  name: "Bank accounts in force were seen by two people",
  description:
    "Every approved version of a bank account was asked for by one person and approved by another, and every decision has its day. A row shows a version that one person alone brought into force.",
  find: (tx) =>
    offences(
      tx,
      `select v.id as version_id, v.bank_account_id, v.customer_id, v.status, v.asked_by, v.decided_by
      from bank_account_version v join bank_account b on b.id = v.bank_account_id
      where (v.status = 'approved' and (v.asked_by is null or v.decided_by is null or v.asked_by = v.decided_by))
        or (v.status <> 'waiting') <> (v.decided_at is not null) or b.customer_id <> v.customer_id order by 1`,
    ),
};

const ownAccount: Check = {
  id: "10-own-bank-account",
  invariant: 10,
  name: "Direct debits and tags name the customer's own bank account",
  description:
    "The bank account that a customer's direct debits draw on, and those that transactions are tagged with, are the customer's own. A row shows one that is another's.",
  find: (tx) =>
    offences(
      tx,
      `select 'customer' as record, c.id, c.id as customer_id, c.bank_account_id from customer c
        join bank_account b on b.id = c.bank_account_id where b.customer_id <> c.id or not b.active
      union all
      select 'transaction', t.id, t.customer_id, t.bank_account_id from customer_transaction t
        left join bank_account b on b.id = t.bank_account_id where t.bank_account_id is not null and b.customer_id is distinct from t.customer_id
      union all
      select 'tag', g.id, t.customer_id, g.bank_account_id from transaction_tag g join customer_transaction t on t.id = g.transaction_id
        left join bank_account b on b.id = g.bank_account_id where g.bank_account_id is not null and b.customer_id is distinct from t.customer_id
      order by 1, 2`,
    ),
};

const findable: Check = {
  id: "10-customers-findable",
  invariant: 10,
  name: "Customers are found by their numbers",
  description:
    "The words by which search finds a customer hold every telephone number, e-mail address and reference number of the record, as written and bare. A row shows a customer and a word that is missing.",
  find: (tx) =>
    offences(
      tx,
      `with word as (
        select customer_id as id, value as word from contact_detail where active
        union all select customer_id, regexp_replace(regexp_replace(value, '[^0-9]', '', 'g'), '^61(?=[2-478][0-9]{8}$)', '0')
          from contact_detail where active and type in ('phone', 'mobile', 'fax')
        union all select client_id, number from client_reference
        union all select client_id, regexp_replace(number, '[^0-9A-Za-z]', '', 'g') from client_reference
      ) select c.id as customer_id, c.account as customer, w.word from word w join customer c on c.id = w.id
      where position(' ' || w.word || ' ' in ' ' || c.found_by || ' ') = 0 order by 1, 3`,
    ),
};

/** Invariant 10: the record of customers agrees with itself. */
export const primaries: readonly Check[] = [addresses, details, purposes, findable, ownAccount, secondPerson];
