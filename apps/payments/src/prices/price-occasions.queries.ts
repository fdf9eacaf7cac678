import type { PriceOccasionV1, ReadPriceOccasionsV1 } from '@hanout/contracts';
import type { EntityManager } from 'typeorm';

/** By their sides as we know them now: what they were then is not kept. A side is a wallet or an agent's float. */
export async function findPriceOccasions(
  manager: EntityManager,
  { product, currency, from, to, after, limit }: ReadPriceOccasionsV1,
): Promise<PriceOccasionV1[]> {
  const rows: { occasion: PriceOccasionV1 }[] = await manager.query(
    `select json_strip_nulls(json_build_object(
              'paymentId', p.payment_id, 'payerWalletId', p.payer_wallet_id, 'payeeWalletId', p.payee_wallet_id,
              'merchantCode', p.merchant_code, 'amountMinor', p.amount_minor::text, 'channel', p.channel,
              'payerTier', payer.tier, 'payeeTier', payee.tier,
              'route', case when coalesce(payer.network, payer_float.network) = coalesce(payee.network, payee_float.network, biller.network)
                            then 'on_us' else 'off_us' end,
              'mcc', m.mcc, 'payerProgrammes', coalesce(payer.programmes, '{}'))) as occasion
       from payments p
       left join wallets payer on payer.wallet_id = p.payer_wallet_id
       left join wallets payee on payee.wallet_id = p.payee_wallet_id
       left join floats payer_float on payer_float.float_id = p.payer_wallet_id
       left join floats payee_float on payee_float.float_id = p.payee_wallet_id
       left join billers biller on biller.account_id = p.payee_wallet_id
       left join merchants m on m.code = p.merchant_code
      where p.kind = $1 and p.currency = $2 and p.completed_at >= $3 and p.completed_at < $4
        and ($5::uuid is null or p.payment_id > $5)
      order by p.payment_id limit $6`,
    [product, currency, from, to, after ?? null, limit],
  );
  return rows.map(({ occasion }) => occasion);
}
