/** Who holds the phones: people of the small sample, on the morning after its payday. */
import type { Language } from '@hanout/i18n';

export type WalletRole = 'customer' | 'merchant' | 'cashier' | 'agent';

export interface Persona {
  readonly role: WalletRole;
  readonly phone: string;
  /** Of a shop. */
  readonly merchantCode?: string;
}

export const PIN = '482193';

export const CAST = {
  /** A mother whose grant has come. */
  customer: { role: 'customer', phone: '+212774056865' },
  /** A grocer in Afourar. */
  merchant: { role: 'merchant', phone: '+212650423776', merchantCode: 'M00003' },
  /** A mother who serves in his shop. */
  cashier: { role: 'cashier', phone: '+212768814794' },
  /** A grocer in Anzou who takes notes in and pays them out for Damane Cash. */
  agent: { role: 'agent', phone: '+212623106173' },
} as const satisfies Record<string, Persona>;

export type Actor = keyof typeof CAST;

/** Mothers who read in it, whose grants have come: one complains once of a grant. */
export const MOTHERS: Readonly<Record<Language, Persona>> = {
  ar: { role: 'customer', phone: '+212601350578' },
  fr: { role: 'customer', phone: '+212665159368' },
  zgh: { role: 'customer', phone: '+212755019614' },
};
