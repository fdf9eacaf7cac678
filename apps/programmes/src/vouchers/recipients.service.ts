import type { CodeRecipientV1 } from '@hanout/contracts';
import { maskPhone } from '@hanout/identifiers';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Sealing } from '../sealing/sealing';
import { recipientPlace } from './places';
import type { DescribedRecipient } from './reissue';

/** Phones of proposed codes, sealed until the proposal is decided. */
@Injectable()
export class Recipients {
  constructor(private readonly sealing: Sealing) {}

  describe(proposalId: string, { phone, language }: CodeRecipientV1): DescribedRecipient {
    const phoneHash = this.sealing.keyedHash(`${recipientPlace(proposalId)} ${phone}`).toString('hex');
    return { phone: maskPhone(phone), phoneHash, language };
  }

  async keep(manager: EntityManager, proposalId: string, phone: string): Promise<void> {
    await manager.query(
      'insert into voucher_recipients (proposal_id, phone_sealed) values ($1, $2) on conflict do nothing',
      [proposalId, this.sealing.seal(phone, recipientPlace(proposalId))],
    );
  }

  async take(manager: EntityManager, proposalId: string): Promise<string | undefined> {
    const [rows] = (await manager.query(
      'delete from voucher_recipients where proposal_id = $1 returning phone_sealed as sealed',
      [proposalId],
    )) as [{ sealed: Buffer }[], number];
    return rows[0] && this.sealing.open(rows[0].sealed, recipientPlace(proposalId)).toString();
  }

  /** Of proposals that came to nothing. */
  async forgetOthers(manager: EntityManager): Promise<void> {
    await manager.query(
      `delete from voucher_recipients r using proposals p
        where p.proposal_id = r.proposal_id and (p.state <> 'open' or p.expires_at <= now())`,
    );
  }
}
