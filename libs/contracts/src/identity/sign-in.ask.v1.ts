import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
} from 'class-validator';
import { defineAsk } from '../message';
import { IsPart } from '../nested';
import { NETWORKS, type NetworkName } from '../networks/network-names';
import { SIGNATURE } from './device-key.v1';
import { APPOINTED_ROLES, type AppointedRole } from './appointment.v1';
import { PasskeyAssertionV1 } from './passkeys.ask.v1';
import { WALLET_KINDS, type WalletKind } from './people-registered.evt.v1';

export const GRANTS = ['code', 'staff', 'passkey', 'client', 'refresh', 'appointment'] as const;
export type Grant = (typeof GRANTS)[number];

/** Shows that a registered device signs in: without it, a code starts a cool-down for whoever signed in before. */
export class DeviceAtSignInV1 {
  @IsUUID()
  deviceId: string;

  /** base64url, over `hanout:sign-in:v1`, the device's id and the code, with line feeds between. */
  @Matches(SIGNATURE)
  signature: string;
}

export class SignInBodyV1 {
  /** `code`: phone + one-time code; `staff`: name + password, and the code of a second factor once one is enrolled; `passkey`: staff by passkey alone; `client`: an API client's id + secret; `appointment`: phone + one-time code, as a cashier or at an agent's counter; `refresh`: a refresh token. */
  @IsIn(GRANTS)
  grant: Grant;

  @IsOptional()
  @IsString()
  @MaxLength(40)
  phone?: string;

  @IsOptional()
  @IsString()
  @MaxLength(12)
  code?: string;

  /** Which wallet to sign in to when the person has several; default `customer`, else the only one. */
  @IsOptional()
  @IsIn(WALLET_KINDS)
  as?: WalletKind;

  /** `appointment`: which role, when the person is appointed to several. */
  @IsOptional()
  @IsIn(APPOINTED_ROLES)
  appointedAs?: AppointedRole;

  /** `appointment`: this very one; left out, the oldest. */
  @IsOptional()
  @IsUUID()
  appointmentId?: string;

  /** The network of the wallet, when the person has one of that kind in several; default the oldest. */
  @IsOptional()
  @IsIn(NETWORKS)
  network?: NetworkName;

  @IsOptional()
  @IsPart(() => DeviceAtSignInV1)
  device?: DeviceAtSignInV1;

  @IsOptional()
  @IsString()
  @MaxLength(100)
  refreshToken?: string;

  @IsOptional()
  @IsString()
  @MaxLength(60)
  username?: string;

  @IsOptional()
  @IsString()
  @MaxLength(200)
  password?: string;

  @IsOptional()
  @IsString()
  @MaxLength(60)
  clientId?: string;

  @IsOptional()
  @IsString()
  @MaxLength(200)
  clientSecret?: string;

  /** `client`: fewer of its scopes than it has. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @MaxLength(80, { each: true })
  scopes?: string[];

  /** `staff` who have enrolled an authenticator app: its six digits. */
  @IsOptional()
  @Matches(/^\d{6}$/)
  totpCode?: string;

  /** `staff`: in place of the six digits, each once. */
  @IsOptional()
  @IsString()
  @MaxLength(40)
  recoveryCode?: string;

  @IsOptional()
  @IsPart(() => PasskeyAssertionV1)
  passkey?: PasskeyAssertionV1;
}

export class SignInV1 {
  @IsPart(() => SignInBodyV1)
  body: SignInBodyV1;
}

/** A JWT (EdDSA) whose claims are those of `CallerV1`: sub, kind, roles, network, walletId, merchantCode, and sid for sessionId. */
export class SignedInV1 {
  @IsString()
  accessToken: string;

  @IsInt()
  expiresInSeconds: number;

  @IsOptional()
  @IsUUID()
  walletId?: string;

  /** People and staff have sessions; API clients sign in again. */
  @IsOptional()
  @IsUUID()
  sessionId?: string;

  /** After that no refresh token of the session is good, however often it was refreshed. */
  @IsOptional()
  @IsISO8601()
  sessionEndsAt?: string;

  /** Good for one refresh. When its answer is lost, the same may be asked again within seconds. */
  @IsOptional()
  @IsString()
  refreshToken?: string;
}

export const signIn = defineAsk({
  subject: 'identity.ask.sign-in.v1',
  question: SignInV1,
  answer: SignedInV1,
});
