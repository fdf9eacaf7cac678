import { useLanguage } from '../language/language';
import { PersonName } from '../parts/person-name';

/** A shop by its sign, anybody else by his network and the end of his wallet's id. */
export interface ReceiptParty {
  readonly network: string;
  readonly walletEnd: string;
  readonly tradeNameAr?: string;
  readonly tradeNameFr?: string;
}

export function Party({
  of: { network, walletEnd, tradeNameAr, tradeNameFr },
}: {
  readonly of: ReceiptParty;
}) {
  const { language } = useLanguage();
  const name = language === 'ar' ? tradeNameAr : tradeNameFr;
  return name === undefined ? (
    <bdi dir="ltr">{`${network} …${walletEnd}`}</bdi>
  ) : (
    <PersonName>{name}</PersonName>
  );
}
