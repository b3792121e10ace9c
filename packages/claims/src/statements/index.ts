export { detectStatement, suggestMapping, type MappingFit, type SuggestedMapping } from "./detect.ts";
export {
  fieldsOf as statementFields,
  residentialFields,
  supportAtHomeFields,
  type FieldKind,
  type FieldSpec,
  type Programme,
  type ResidentialField,
  type SupportAtHomeField,
} from "./fields.ts";
export { mappingIssues, statementRules, type MappingIssueCode, type StatementIssueCode } from "./issues.ts";
export {
  parseStatementMapping,
  type CodeMapping,
  type CsvShape,
  type FieldSource,
  type ParsedMapping,
  type StatementMapping,
  type TotalMapping,
  type XmlShape,
} from "./mapping.ts";
export { readMappedStatement, type LineValues, type MappedStatement, type StatementTotal } from "./read.ts";
export { readResidentialStatement, type ResidentialPaymentLine, type ResidentialStatement } from "./residential.ts";
export {
  readSupportAtHomeStatement,
  type SupportAtHomePaymentItem,
  type SupportAtHomeStatement,
} from "./support-at-home.ts";
