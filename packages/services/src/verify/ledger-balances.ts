import { type Check, offences } from "./check.ts";

const transactions: Check = {
  id: "3-transactions-balance",
  invariant: 3,
  name: "The entries of every transaction balance",
  description:
    "Debits and credits of each customer transaction are equal, belong to it and lie on its posting date and service. A row shows a transaction that does not balance, or entries that belong to none.",
  find: (tx) =>
    offences(
      tx,
      `select coalesce(t.id, e.transaction_id) as transaction_id, t.document_number, coalesce(t.journal_id, e.journal_id) as journal_id,
        e.entries, e.total as out_of_balance_by,
        case when t.id is null then 'no such transaction' when e.transaction_id is null then 'no entries'
          when e.total <> 0 then 'does not balance' else 'other journal, day or service' end as problem
      from customer_transaction t full join (
        select transaction_id, count(*)::int as entries, sum(amount) as total, min(journal_id) as journal_id,
          max(journal_id) as last_journal_id, min(posting_date) as first_date, max(posting_date) as last_date,
          min(service_id) as service_id, max(service_id) as last_service_id
        from ledger_entry group by transaction_id
      ) e on e.transaction_id = t.id
      where t.id is null or (e.transaction_id is null and t.amount <> 0) or e.total <> 0
        or e.journal_id <> t.journal_id or e.last_journal_id <> t.journal_id
        or e.first_date <> t.posting_date or e.last_date <> t.posting_date
        or e.service_id <> t.service_id or e.last_service_id <> t.service_id
      order by 1`,
    ),
};

const journals: Check = {
  id: "3-journals-balance",
  invariant: 3,
  name: "Every posted journal balances",
  description:
    "The entries of each journal sum to zero, and only a posted journal has entries or customer transactions. A row shows a journal that does not balance, or that is not posted and yet has entries.",
  find: (tx) =>
    offences(
      tx,
      `select j.id as journal_id, j.status, coalesce(e.total, 0) as out_of_balance_by, coalesce(e.entries, 0) as entries,
        coalesce(t.documents, 0) as documents
      from journal j
      left join (select journal_id, sum(amount) as total, count(*)::int as entries from ledger_entry group by 1) e on e.journal_id = j.id
      left join (select journal_id, count(*)::int as documents from customer_transaction group by 1) t on t.journal_id = j.id
      where e.total <> 0 or (j.status <> 'posted' and (e.journal_id is not null or t.journal_id is not null))
      union all
      select e.journal_id, 'no such journal', sum(e.amount), count(*)::int, 0 from ledger_entry e
        where not exists (select from journal j where j.id = e.journal_id) group by 1
      order by 1`,
    ),
};

const ledger: Check = {
  id: "3-ledger-sums-to-zero",
  invariant: 3,
  name: "The ledger sums to zero",
  description:
    "All debits and credits of each legal entity, and so of the whole ledger, are equal, and every entry names an account that exists. A row shows a legal entity whose books do not balance.",
  find: (tx) =>
    offences(
      tx,
      `select coalesce(l.code, '?') as legal_entity, sum(e.total) as out_of_balance_by, sum(e.entries)::int as entries,
        sum(e.entries) filter (where a.id is null)::int as without_account
      from (select service_id, ledger_account_id, sum(amount) as total, count(*) as entries from ledger_entry group by 1, 2) e
      left join ledger_account a on a.id = e.ledger_account_id
      left join service s on s.id = e.service_id left join legal_entity l on l.id = s.legal_entity_id
      group by 1 having sum(e.total) <> 0 or bool_or(a.id is null) order by 1`,
    ),
};

/** Invariant 3: every posted journal balances; the ledger sums to zero. */
export const ledgerBalances: readonly Check[] = [transactions, journals, ledger];
