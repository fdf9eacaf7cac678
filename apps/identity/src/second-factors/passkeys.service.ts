import { randomBytes } from 'node:crypto';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import {
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type VerifiedRegistrationResponse,
} from '@simplewebauthn/server';
import { DataSource } from 'typeorm';
import { reachOf } from '@hanout/access';
import { Audit } from '@hanout/audit';
import type { Clock } from '@hanout/calendar';
import type {
  CallerV1,
  NewPasskeyV1,
  PasskeyAssertionV1,
  PasskeyChallengeV1,
  PasskeyOfferV1,
  PasskeyV1,
} from '@hanout/contracts';
import { inTransaction } from '@hanout/database';
import { CLOCK, Jobs } from '@hanout/service-kit';
import { IdentityConfig } from '../config';
import {
  forgetChallenges,
  insertPasskey,
  moveCounter,
  passkeyIdsOf,
  putChallenge,
  readPasskey,
  takeChallenge,
} from './passkeys.queries';
import { SECOND_FACTORS_ERRORS } from './second-factors.errors';

const CHALLENGE_SECONDS = 300;
const FORGET_EVERY_MS = 600_000;
const FORGET_BATCH = 5_000;
/** COSE: Ed25519, ES256 (P-256), RS256. */
const ALGORITHMS = [-8, -7, -257];

/** Signing in with a passkey: it proves the device and, by its PIN or finger, the person. */
@Injectable()
export class Passkeys implements OnApplicationBootstrap {
  private readonly origins: string[];

  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: Audit,
    private readonly jobs: Jobs,
    private readonly config: IdentityConfig,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.origins = config.passkeyOrigins.split(',');
  }

  onApplicationBootstrap(): void {
    this.jobs.every({ name: 'forget-passkey-challenges', everyMs: FORGET_EVERY_MS }, async () => {
      const forgotten = await forgetChallenges(this.dataSource.manager, {
        expiredBefore: this.clock.now(),
        limit: FORGET_BATCH,
      });
      return forgotten === FORGET_BATCH;
    });
  }

  async offer(caller: CallerV1): Promise<PasskeyOfferV1> {
    reachOf(caller, 'identity.enrol-passkey');
    return {
      challenge: await this.newChallenge(caller.id),
      rpId: this.config.passkeyDomain,
      rpName: 'Hanout',
      userId: userHandleOf(caller.id),
      algorithms: ALGORITHMS,
      excluded: await passkeyIdsOf(this.dataSource.manager, caller.id),
      expiresInSeconds: CHALLENGE_SECONDS,
    };
  }

  /** @throws DomainError `identity.passkey_refused`, whatever is wrong with it */
  async register(caller: CallerV1, body: NewPasskeyV1): Promise<PasskeyV1> {
    reachOf(caller, 'identity.enrol-passkey');
    const verified = await this.verifyNew(caller.id, body);
    if (verified === undefined) throw SECOND_FACTORS_ERRORS.error('identity.passkey_refused');
    const { credential } = verified;
    await inTransaction(this.dataSource, async (manager) => {
      const isNew = await insertPasskey(manager, {
        credentialId: credential.id,
        staffId: caller.id,
        publicKey: Buffer.from(credential.publicKey),
        counter: credential.counter,
        transports: body.transports ?? [],
        at: this.clock.now(),
      });
      if (!isNew) throw SECOND_FACTORS_ERRORS.error('identity.passkey_refused');
      await this.audit.record(manager, {
        by: caller,
        operation: 'identity.enrol-passkey',
        subject: { kind: 'staff', id: caller.id },
      });
    });
    return { id: credential.id };
  }

  async challenge(): Promise<PasskeyChallengeV1> {
    return {
      challenge: await this.newChallenge(),
      rpId: this.config.passkeyDomain,
      expiresInSeconds: CHALLENGE_SECONDS,
    };
  }

  /** @returns the staff id that the passkey proves; undefined when it proves nothing, whatever the reason */
  async prove(assertion: PasskeyAssertionV1): Promise<string | undefined> {
    const { manager } = this.dataSource;
    const passkey = await readPasskey(manager, assertion.id);
    if (passkey === undefined) return undefined;
    const { id, userHandle, ...response } = assertion;
    if (userHandle !== undefined && userHandle !== userHandleOf(passkey.staffId)) return undefined;
    const verified = await verifyAuthenticationResponse({
      response: { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response },
      expectedChallenge: (challenge) => takeChallenge(manager, { challenge, at: this.clock.now() }),
      expectedOrigin: this.origins,
      expectedRPID: this.config.passkeyDomain,
      credential: { id, publicKey: new Uint8Array(passkey.publicKey), counter: passkey.counter },
      requireUserVerification: true,
    }).catch(() => undefined);
    if (!verified?.verified) return undefined;
    const counter = verified.authenticationInfo.newCounter;
    const isMoved = await moveCounter(manager, { credentialId: id, counter, at: this.clock.now() });
    return isMoved ? passkey.staffId : undefined;
  }

  private async verifyNew(
    staffId: string,
    { id, clientDataJSON, attestationObject, transports }: NewPasskeyV1,
  ): Promise<VerifiedRegistrationResponse['registrationInfo']> {
    const { manager } = this.dataSource;
    const verified = await verifyRegistrationResponse({
      response: {
        id,
        rawId: id,
        type: 'public-key',
        clientExtensionResults: {},
        response: { clientDataJSON, attestationObject, transports },
      },
      expectedChallenge: (challenge) => takeChallenge(manager, { challenge, staffId, at: this.clock.now() }),
      expectedOrigin: this.origins,
      expectedRPID: this.config.passkeyDomain,
      supportedAlgorithmIDs: ALGORITHMS,
      requireUserVerification: true,
    }).catch(() => undefined);
    return verified?.verified ? verified.registrationInfo : undefined;
  }

  private async newChallenge(staffId?: string): Promise<string> {
    const challenge = randomBytes(32).toString('base64url');
    const expiresAt = new Date(this.clock.now().getTime() + CHALLENGE_SECONDS * 1_000);
    await putChallenge(this.dataSource.manager, { challenge, staffId, expiresAt });
    return challenge;
  }
}

function userHandleOf(staffId: string): string {
  return Buffer.from(staffId.replaceAll('-', ''), 'hex').toString('base64url');
}
