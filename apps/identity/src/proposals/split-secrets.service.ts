import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { IdentityConfig } from '../config';
import { readSealingKey } from '@hanout/sealing';

/** No letter that is read as another: it is copied by hand. */
const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const PART_LENGTH = 16;

/**
 * Secrets that two people hand over a half each. A half follows from its proposal, so that it is stored nowhere and asking
 * again gives the same; the other half says nothing about it.
 */
@Injectable()
export class SplitSecrets {
  private readonly key: Buffer;

  constructor(config: IdentityConfig) {
    this.key = createHmac('sha256', readSealingKey(config.codeHashKey)).update('split-secrets').digest();
  }

  makersPart(proposalId: string): string {
    return this.part('maker', proposalId);
  }

  checkersPart(proposalId: string): string {
    return this.part('checker', proposalId);
  }

  /** `<maker's part>-<checker's part>` */
  whole(proposalId: string): string {
    return `${this.makersPart(proposalId)}-${this.checkersPart(proposalId)}`;
  }

  /** 80 bits: five of every byte, of which 32 letters take each value as often. */
  private part(whose: string, proposalId: string): string {
    const bytes = createHmac('sha256', this.key).update(`${whose}:${proposalId}`).digest();
    return [...bytes.subarray(0, PART_LENGTH)].map((byte) => ALPHABET[byte & 31]).join('');
  }
}
