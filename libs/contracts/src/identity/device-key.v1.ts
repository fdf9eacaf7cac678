import { IsIn, IsOptional, Matches } from 'class-validator';

/** 64 bytes in base64url: Ed25519, or ECDSA as r ‖ s (not DER). */
export const SIGNATURE = /^[A-Za-z0-9_-]{86}$/;

export const DEVICE_CURVES = ['Ed25519', 'P-256'] as const;

/** A public key as a JWK (RFC 7517): OKP with Ed25519, or EC with P-256. */
export class DeviceKeyV1 {
  @IsIn(['OKP', 'EC'])
  kty: string;

  @IsIn(DEVICE_CURVES)
  crv: (typeof DEVICE_CURVES)[number];

  /** 32 bytes in base64url. */
  @Matches(/^[A-Za-z0-9_-]{43}$/)
  x: string;

  /** 32 bytes in base64url; P-256 only. */
  @IsOptional()
  @Matches(/^[A-Za-z0-9_-]{43}$/)
  y?: string;
}
