export { appUrl, enableAppRole } from "./app-role.ts";
export { type BulkColumns, type BulkSame, type BulkValue, bulkInsert } from "./bulk.ts";
export { createDatabase, dropDatabase, withDatabase } from "./create-database.ts";
export { type Embedded, type EmbeddedOptions, startEmbedded } from "./embedded.ts";
export { MigrationError, migrate } from "./migrate.ts";
export {
  type Database,
  type OpenOptions,
  type Orm,
  type OrmTx,
  type Sql,
  type SqlTx,
  openDatabase,
  openSql,
} from "./connect.ts";
export { type DatabaseErrorCode, databaseError, databaseErrorCodes, violatedConstraint } from "./errors.ts";
export { type Actor, type Role, asActor, asActorSql } from "./scope.ts";
export * as schema from "./schema/index.ts";
