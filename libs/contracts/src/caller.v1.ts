import { ROLES, type Role } from '@hanout/access';
import { IsArray, IsIn, IsOptional, IsString, IsUUID } from 'class-validator';

export const CALLER_KINDS = ['person', 'staff', 'client'] as const;
export type CallerKind = (typeof CALLER_KINDS)[number];

export { ROLES };
export type { Role };

export const STRENGTHS = ['pin'] as const;
export type Strength = (typeof STRENGTHS)[number];

/** Who is asking, as the gateway read it from a verified access token. */
export class CallerV1 {
  @IsIn(CALLER_KINDS)
  kind: CallerKind;

  /** Person, staff or client id. */
  @IsUUID()
  id: string;

  @IsArray()
  @IsIn(ROLES, { each: true })
  roles: Role[];

  /** The agent network of an API client, or of the wallet in use. */
  @IsOptional()
  @IsString()
  network?: string;

  /** The wallet a person signed in to. */
  @IsOptional()
  @IsUUID()
  walletId?: string;

  /** The merchant code when the person signed in as a merchant, or as a cashier of the shop. */
  @IsOptional()
  @IsString()
  merchantCode?: string;

  /** The agent at whose counter the person serves. */
  @IsOptional()
  @IsUUID()
  agentId?: string;

  /** The session that the access token belongs to; its claim is `sid`. */
  @IsOptional()
  @IsUUID()
  sessionId?: string;

  /** What was proven just now beyond the sign-in: such a token lives for minutes. */
  @IsOptional()
  @IsIn(STRENGTHS)
  strength?: Strength;

  /** What an API client's token is narrowed to: operations, or `<owner>.*`; absent: not narrowed. */
  @IsOptional()
  @IsArray()
  @IsString({ each: true })
  scopes?: string[];
}
