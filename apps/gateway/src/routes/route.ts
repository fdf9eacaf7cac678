import { rolesOf, type OpenOperation, type Operation } from '@hanout/access';
import type { Ask, CallerV1, Role } from '@hanout/contracts';
import type { DomainError } from '@hanout/errors';
import type { Asks } from '@hanout/messaging';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** A request as a row of the table sees it. What people sent is unknown here: its owner reads it. */
export interface OpenRequest {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: unknown;
  /** What kinds of content the sender takes (RFC 9110); empty when he does not say. */
  readonly accept: string;
  /** @throws DomainError `platform.idempotency_key_missing` */
  idempotencyKey(): string;
}

/** A request whose access token was verified. */
export interface CallerRequest extends OpenRequest {
  readonly caller: CallerV1;
}

export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: object;
  /** When set, the answer is this problem and `body` its extension members. */
  readonly problem?: DomainError;
}

/** The names of a question are checked by the compiler; the values, which came from outside, by the owner at its door. */
type Unread<Question> = { [Name in keyof Question]: Name extends 'caller' ? Question[Name] : unknown };

interface RowBase<Question extends object, Answer extends object> {
  readonly method: Method;
  /** Below `/api/v1`. */
  readonly path: string;
  readonly ask: Ask<Question, Answer>;
  /** Default 200. */
  readonly status?: number;
  /** For answers that decide the status themselves. */
  readonly reply?: (answer: Answer) => Reply;
  /** It can be opened by a link of our pages, to be saved. */
  readonly isFile?: true;
}

interface OpenRow<Question extends object, Answer extends object> extends RowBase<Question, Answer> {
  readonly operation: OpenOperation;
  readonly question: (request: OpenRequest) => Unread<Question>;
}

interface CallerRow<Question extends object, Answer extends object> extends RowBase<Question, Answer> {
  /** Its row says which roles may; the owner decides what exactly the caller may see and do. */
  readonly operation: Operation;
  readonly question: (request: CallerRequest) => Unread<Question>;
}

/** A row of the table, mounted by `ApiRoutes`. */
export interface Route {
  readonly method: Method;
  readonly path: string;
  readonly operation: Operation | OpenOperation;
  readonly roles: readonly Role[] | 'anyone';
  readonly ask: Ask<object, object>;
  readonly isFile: boolean;
  answer(asks: Asks, request: CallerRequest): Promise<Reply>;
}

/** Checks a row against the ask's own types, then forgets them, so that rows of all owners fit in one table. */
export function route<Question extends object, Answer extends object>(
  row: CallerRow<Question, Answer>,
): Route {
  return mounted(row, rolesOf(row.operation), row.question);
}

/** A row that needs no access token. */
export function openRoute<Question extends object, Answer extends object>(
  row: OpenRow<Question, Answer>,
): Route {
  return mounted(row, 'anyone', row.question);
}

function mounted<Question extends object, Answer extends object>(
  row: RowBase<Question, Answer> & { readonly operation: Route['operation'] },
  roles: Route['roles'],
  question: (request: CallerRequest) => Unread<Question>,
): Route {
  const { method, path, operation, ask, status = 200, isFile = false } = row;
  const reply = row.reply ?? ((answer: Answer): Reply => ({ status, body: answer }));
  return {
    method,
    path,
    operation,
    roles,
    ask,
    isFile,
    answer: async (asks, request) => reply(await asks.ask(ask, question(request) as Question)),
  };
}
