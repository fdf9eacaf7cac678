import { readFile } from 'node:fs/promises';
import { plainToInstance } from 'class-transformer';
import {
  ArrayMinSize,
  IsArray,
  IsIn,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  MinLength,
  validateSync,
} from 'class-validator';
import type { ValidationError } from 'class-validator';
import { IsListOf, NETWORKS, type NetworkName, type Role } from '@hanout/contracts';

const STAFF_ROLES = [
  'finance',
  'programme_officer',
  'programme_approver',
  'auditor',
  'administrator',
] as const satisfies Role[];
const CLIENT_ROLES = [...STAFF_ROLES, 'network'] as const satisfies Role[];
const LIST_MAX = 1_000;

export class StaffToAdd {
  @Matches(/^[a-z0-9._-]{2,60}$/)
  username: string;

  @IsString()
  @MinLength(12)
  @MaxLength(200)
  password: string;

  @IsArray()
  @ArrayMinSize(1)
  @IsIn(STAFF_ROLES, { each: true })
  roles: (typeof STAFF_ROLES)[number][];
}

export class ApiClientToAdd {
  @Matches(/^[A-Za-z0-9._-]{2,60}$/)
  clientId: string;

  @IsString()
  @MinLength(16)
  @MaxLength(200)
  secret: string;

  /** Needed with the role `network`: the one it may enrol people for. */
  @IsOptional()
  @IsIn(NETWORKS)
  network?: NetworkName;

  @IsArray()
  @ArrayMinSize(1)
  @IsIn(CLIENT_ROLES, { each: true })
  roles: (typeof CLIENT_ROLES)[number][];
}

/** `{ "staff": [{ username, password, roles }], "clients": [{ clientId, secret, network?, roles }] }` */
export class Bootstrap {
  @IsListOf(() => StaffToAdd, LIST_MAX, 0)
  staff: StaffToAdd[] = [];

  @IsListOf(() => ApiClientToAdd, LIST_MAX, 0)
  clients: ApiClientToAdd[] = [];
}

/** @throws Error that names the place and the rule, never what was written there: the file holds secrets. */
export async function readBootstrapFile(path: string): Promise<Bootstrap> {
  const text = await readFile(path, 'utf8');
  const bootstrap = plainToInstance(Bootstrap, parse(text, path));
  const problem = firstProblem(validateSync(bootstrap, { forbidUnknownValues: true }));
  if (problem !== undefined) throw new Error(`The bootstrap file ${path} is wrong: ${problem}`);
  const stray = bootstrap.clients.find(
    (client) => client.roles.includes('network') && client.network === undefined,
  );
  if (stray !== undefined) {
    throw new Error(
      `The bootstrap file ${path} is wrong: the client ${stray.clientId} has the role network but no network`,
    );
  }
  return bootstrap;
}

/** The parser's own message quotes the text, so it is not passed on. */
function parse(text: string, path: string): object {
  let plain: unknown;
  try {
    plain = JSON.parse(text);
  } catch {
    plain = undefined;
  }
  if (typeof plain !== 'object' || plain === null || Array.isArray(plain)) {
    throw new Error(`The bootstrap file ${path} is not a JSON object`);
  }
  return plain;
}

function firstProblem(errors: ValidationError[], path = ''): string | undefined {
  for (const error of errors) {
    const here = path === '' ? error.property : `${path}.${error.property}`;
    const [rule] = Object.keys(error.constraints ?? {});
    if (rule !== undefined) return `${here} (${rule})`;
    const deeper = firstProblem(error.children ?? [], here);
    if (deeper !== undefined) return deeper;
  }
  return undefined;
}
