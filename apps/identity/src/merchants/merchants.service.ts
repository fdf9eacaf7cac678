import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { reachOf } from '@hanout/access';
import { Audit } from '@hanout/audit';
import {
  merchantChanged,
  type CallerV1,
  type ChangeMerchantV1,
  type LookUpMerchantV1,
  type MerchantSignV1,
  type MerchantV1,
  type ReadOwnMerchantV1,
} from '@hanout/contracts';
import { inTransaction } from '@hanout/database';
import { Outbox } from '@hanout/messaging';
import { placeOf, placeParameters, type PlaceRow } from '../places/places';
import { readChange, type ReadChange } from './merchant.reading';
import { MERCHANT_ERRORS } from './merchants.errors';
import { readMerchantOfWallet, readOpenMerchant, updateMerchant } from './merchants.queries';
import { tradeOf } from './trades';

/** The register of shops. */
@Injectable()
export class Merchants {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
  ) {}

  async readOwn({ caller }: ReadOwnMerchantV1): Promise<MerchantV1> {
    reachOf(caller, 'identity.read-own-merchant');
    const merchant = await readMerchantOfWallet(this.dataSource.manager, shopOf(caller));
    if (merchant === undefined) throw MERCHANT_ERRORS.error('identity.no_such_merchant');
    return merchant;
  }

  /** @throws DomainError `identity.merchant_changed` when the shop is not at the version named any more */
  async change({ caller, body }: ChangeMerchantV1): Promise<MerchantV1> {
    reachOf(caller, 'identity.change-merchant');
    const walletId = shopOf(caller);
    const change = readChange(body);
    return inTransaction(this.dataSource, async (manager) => {
      const before = await readMerchantOfWallet(manager, walletId);
      if (before === undefined) throw MERCHANT_ERRORS.error('identity.no_such_merchant');
      const after = await updateMerchant(manager, { walletId, version: body.version, change });
      if (after === undefined) {
        if (before.version === body.version + 1 && isAsChanged(before, change)) return before;
        throw MERCHANT_ERRORS.error('identity.merchant_changed', { field: 'version' });
      }
      await this.audit.record(manager, {
        by: caller,
        operation: 'identity.change-merchant',
        subject: { kind: 'merchant', id: after.code },
        before: { version: before.version },
        after: { version: after.version },
      });
      const { code, tradeNameAr, tradeNameFr, province, commune, version } = after;
      await this.outbox.add(manager, merchantChanged, {
        code,
        walletId,
        tradeNameAr,
        tradeNameFr,
        province,
        commune,
        version,
      });
      return after;
    });
  }

  /** What any payer may see of a shop. */
  async lookUp({ caller, code }: LookUpMerchantV1): Promise<MerchantSignV1> {
    reachOf(caller, 'identity.look-up-merchant');
    const merchant = await readOpenMerchant(this.dataSource.manager, code);
    if (merchant === undefined) throw MERCHANT_ERRORS.error('identity.no_such_merchant');
    const { tradeNameAr, tradeNameFr, tradeNameZgh, province, commune, mcc } = merchant;
    const trade = tradeOf(mcc);
    return {
      code,
      tradeNameAr,
      tradeNameFr,
      ...(tradeNameZgh !== undefined && { tradeNameZgh }),
      ...(trade !== undefined && { tradeAr: trade.ar, tradeFr: trade.fr }),
      province,
      commune,
    };
  }
}

/** The wallet of the shop the caller signed in to. @throws DomainError like a shop that is not there */
export function shopOf({ walletId }: CallerV1): string {
  if (walletId === undefined) throw MERCHANT_ERRORS.error('identity.no_such_merchant');
  return walletId;
}

function isAsChanged(merchant: MerchantV1, change: ReadChange): boolean {
  const { tradeNameAr, tradeNameFr, tradeNameZgh = null, ice = null, rc = null, place } = merchant;
  const [commune_code, directions, latitude, longitude] = placeParameters(change.place);
  const told = placeOf({ commune_code, directions, latitude, longitude } as PlaceRow);
  return isDeepStrictEqual(
    [tradeNameAr, tradeNameFr, tradeNameZgh, ice, rc, place],
    [change.tradeNameAr, change.tradeNameFr, change.tradeNameZgh, change.ice, change.rc, told],
  );
}
