import { type PostgresJsDatabase, drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import * as schema from "./schema/index.ts";

export type Orm = PostgresJsDatabase<typeof schema>;
export type OrmTx = Parameters<Parameters<Orm["transaction"]>[0]>[0];
export type Sql = postgres.Sql<{ int8: number; civil: string }>;
export type SqlTx = postgres.TransactionSql<{ int8: number; civil: string }>;

export interface Database {
  /** Typed queries. Its own client, because Drizzle replaces the parsers and serialisers of the one it is given. */
  readonly orm: Orm;
  /** Hand-written and bulk SQL. Numeric and dates come back as text, bigint as a number. */
  readonly sql: Sql;
  /** Waits up to five seconds for running statements, then closes every connection. */
  close(): Promise<void>;
}

export interface OpenOptions {
  url: string;
  /** Connections of each of the two clients. */
  max?: number;
  /** Shown in pg_stat_activity. */
  name: string;
  /** Server settings of the connections, e.g. `{ max_parallel_workers_per_gather: "0" }`. */
  settings?: Record<string, string>;
}

const text = (oids: number[]) => ({
  to: 25,
  from: oids,
  serialize: (value: unknown) => String(value),
  parse: (value: string) => value,
});

/** A raw postgres.js client that never makes a float of money nor an instant of a day. */
export function openSql(options: OpenOptions): Sql {
  return postgres(options.url, {
    max: options.max ?? 5,
    idle_timeout: 60,
    connect_timeout: 10,
    onnotice: () => undefined,
    connection: { application_name: options.name, TimeZone: "UTC", search_path: "public", ...options.settings },
    types: {
      int8: {
        to: 20,
        from: [20],
        serialize: (value: number) => String(value),
        parse: (value: string) => Number(value),
      },
      // date, timestamp, timestamptz, numeric
      civil: text([1082, 1114, 1184, 1700]),
    },
  });
}

/** Opens both clients. Nothing connects before the first statement. */
export function openDatabase(options: OpenOptions): Database {
  const sql = openSql(options);
  const ormSql = openSql({ ...options, name: `${options.name} orm` });
  return {
    sql,
    orm: drizzle(ormSql, { schema }),
    close: async () => {
      await Promise.all([sql.end({ timeout: 5 }), ormSql.end({ timeout: 5 })]);
    },
  };
}
