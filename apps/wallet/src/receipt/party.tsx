import { useLanguage } from '../language/language';
import { NETWORK_NAMES } from '../parts/network-names';
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
    <bdi dir="ltr">{`${NETWORK_NAMES[network] ?? network} …${walletEnd}`}</bdi>
  ) : (
    <PersonName>{name}</PersonName>
  );
}
