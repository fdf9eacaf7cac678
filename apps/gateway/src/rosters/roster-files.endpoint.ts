/** Where one file of a roster is sent, as a stream. */
export const rosterFileEndpoint = {
  method: 'PUT',
  path: '/programmes/rosters/:rosterId/files/:file',
  operation: 'programmes.send-roster-file',
} as const;
