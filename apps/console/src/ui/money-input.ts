import { Money, type WireMoney } from '@hanout/money';

/** What was typed as dirhams (`12.50`) as it crosses the wire. @throws DomainError `money.invalid_amount` */
export function dirhams(typed: string): WireMoney {
  return Money.parse(typed.replace(',', '.'), 'MAD').toWire();
}
