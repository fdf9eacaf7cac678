import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import type { Operation } from '@hanout/access';
import type { PageKey } from './shell.texts';

export interface Page {
  readonly key: PageKey;
  /** May take an id: `/payments/:id?`. */
  readonly path: string;
  /** Who may do this sees the page. */
  readonly needs: Operation;
  /** Pressed after `g`. */
  readonly letter: string;
  readonly page: LazyExoticComponent<ComponentType<{ id?: string | undefined }>>;
}

/** Every page of the console, in the order of the menu; each is fetched when it is first opened. */
export const PAGES: readonly Page[] = [
  {
    key: 'payments',
    path: '/payments',
    needs: 'payments.find',
    letter: 'p',
    page: lazy(async () => import('../pages/payments/payments-page')),
  },
  {
    key: 'reversals',
    path: '/reversals',
    needs: 'payments.read-reversals',
    letter: 'r',
    page: lazy(async () => import('../pages/payments/reversals-page')),
  },
  {
    key: 'kyc',
    path: '/kyc',
    needs: 'identity.read-overdue-kyc-cases',
    letter: 'k',
    page: lazy(async () => import('../pages/kyc/kyc-page')),
  },
  {
    key: 'screening',
    path: '/screening',
    needs: 'identity.list-screening-hits',
    letter: 's',
    page: lazy(async () => import('../pages/kyc/screening-page')),
  },
  {
    key: 'programmes',
    path: '/programmes',
    needs: 'programmes.list-rosters',
    letter: 'b',
    page: lazy(async () => import('../pages/programmes/programmes-page')),
  },
  {
    key: 'reissues',
    path: '/reissues',
    needs: 'programmes.read-voucher-reissues',
    letter: 'v',
    page: lazy(async () => import('../pages/programmes/reissues-page')),
  },
  {
    key: 'reconciliation',
    path: '/reconciliation',
    needs: 'settlement.read-reconciliation',
    letter: 'm',
    page: lazy(async () => import('../pages/settlement/reconciliation-page')),
  },
  {
    key: 'settlement',
    path: '/settlement',
    needs: 'settlement.read-positions',
    letter: 't',
    page: lazy(async () => import('../pages/settlement/settlement-page')),
  },
  {
    key: 'safeguarding',
    path: '/safeguarding',
    needs: 'settlement.read-safeguarding-history',
    letter: 'c',
    page: lazy(async () => import('../pages/settlement/safeguarding-page')),
  },
];
