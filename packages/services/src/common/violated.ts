import { databaseError, violatedConstraint, type DatabaseErrorCode } from "@banksia/db";
import type { ServiceError } from "../errors.ts";

/** For `catch`: a violation of the database's constraint becomes `refusal`; any other error stays what it is. */
export function whenViolated(constraint: string, refusal: () => ServiceError): (error: unknown) => never {
  return (error) => {
    throw violatedConstraint(error) === constraint ? refusal() : error;
  };
}

/** For `catch`: a refusal of the database's own rules by its code, which `refusal` puts into the words of a form. */
export function whenRefused(
  code: DatabaseErrorCode,
  refusal: (detail: string) => ServiceError,
): (error: unknown) => never {
  return (error) => {
    const refused = databaseError(error);
    throw refused?.code === code ? refusal(refused.detail) : error;
  };
}
