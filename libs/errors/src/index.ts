export * from './describe-failure';
export { DomainError, ERROR_LANGUAGES, isWireError } from './domain-error';
export type { ErrorDetail, ErrorLanguage, ErrorTexts, WireError } from './domain-error';
export { ERROR_KINDS, httpStatusOf, isErrorKind } from './error-kind';
export type { ErrorKind } from './error-kind';
export { errorTable } from './error-table';
export type { ErrorEntries, ErrorEntry, ErrorTable } from './error-table';
export { INTERNAL_ERROR, PLATFORM_ERRORS } from './platform-errors';
