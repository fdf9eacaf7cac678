const SQL_STATE = /^[0-9A-Z]{5}$/;

/**
 * A failure for a log. What a database says quotes what it was given (`invalid input syntax for type uuid: "…"`), and so
 * does a JSON parser; of those only the state, the names and where it happened are told.
 */
export function describeFailure(error: unknown): string {
  if (!(error instanceof Error))
    return typeof error === 'object' ? 'something thrown that is no error' : String(error);
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const [state, where] = databaseStateOf(error);
  if (state !== undefined) return [`${error.name} ${state}${where}`, ...frames].join('\n');
  if (error instanceof SyntaxError) return [error.name, ...frames].join('\n');
  return error.stack ?? error.message;
}

interface FromDatabase {
  code?: unknown;
  severity?: unknown;
  table?: unknown;
  column?: unknown;
  constraint?: unknown;
}

function databaseStateOf(error: Error): [string | undefined, string] {
  const told = ((error as { driverError?: unknown }).driverError ?? error) as FromDatabase;
  const isOfDatabase =
    typeof told.code === 'string' && SQL_STATE.test(told.code) && told.severity !== undefined;
  if (!isOfDatabase) return [undefined, ''];
  const names = [told.table, told.column, told.constraint].filter((name) => typeof name === 'string');
  return [told.code as string, names.length > 0 ? ` (${names.join(', ')})` : ''];
}
