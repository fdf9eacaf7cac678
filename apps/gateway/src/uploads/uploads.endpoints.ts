/** Where files are sent, as streams. */
export const rosterFileEndpoint = {
  method: 'PUT',
  path: '/programmes/rosters/:rosterId/files/:file',
  operation: 'programmes.send-roster-file',
} as const;

export const bulkFileEndpoint = {
  method: 'PUT',
  path: '/bulk-payments/:bulkId/file',
  operation: 'payments.send-bulk-file',
} as const;

export const uploadEndpoints = [rosterFileEndpoint, bulkFileEndpoint];
