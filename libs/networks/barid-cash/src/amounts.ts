import { Money } from '@hanout/money';
import { nodesAt, textAt, type XmlNode } from './xml';

/** `<InstdAmt Ccy="MAD">35.00</InstdAmt>` */
export function writeAmount(amount: Money): XmlNode {
  return { '@Ccy': amount.currency, '#text': amount.toDecimal() };
}

/** The amount at the end of a path. Undefined for what is no amount of money that could have moved. */
export function amountAt(node: unknown, path: string): Money | undefined {
  const said = textAt(node, path);
  const [element] = nodesAt(node, path);
  const currency = textAt(element, '@Ccy');
  // Theirs may have more zeros after the point than a centime has: `35.00000`.
  if (said === undefined || currency !== 'MAD' || !/^\d{1,15}(\.\d{1,2}0{0,3})?$/.test(said))
    return undefined;
  const amount = Money.parse(said.replace(/(\.\d\d)0+$/, '$1').replace(/^0+(?=\d)/, ''), 'MAD');
  return amount.isPositive() ? amount : undefined;
}
