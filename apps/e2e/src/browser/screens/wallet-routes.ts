import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WalletRole } from '../cast';

const WALLET = join(__dirname, '..', '..', '..', '..', 'wallet', 'src');

/** The routes that the app has for a role, as its part says. */
export function routesOf(role: WalletRole): string[] {
  const part = readFileSync(join(WALLET, role, `${role}.part.tsx`), 'utf8');
  return [...part.matchAll(/(?:<Route path=|\[)['"](\/[^'"]*)['"]/g)].map(([, path = '']) => path);
}
