import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import type { Operation } from '@hanout/access';
import type { PageGroup, PageKey } from './shell.texts';

export interface Page {
  readonly key: PageKey;
  readonly group: PageGroup;
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
    group: 'payments',
    path: '/payments',
    needs: 'payments.find',
    letter: 'p',
    page: lazy(async () => import('../pages/payments/payments-page')),
  },
  {
    key: 'reversals',
    group: 'payments',
    path: '/reversals',
    needs: 'payments.read-reversals',
    letter: 'r',
    page: lazy(async () => import('../pages/payments/reversals-page')),
  },
  {
    key: 'programmes',
    group: 'programmes',
    path: '/programmes',
    needs: 'programmes.list-rosters',
    letter: 'b',
    page: lazy(async () => import('../pages/programmes/programmes-page')),
  },
  {
    key: 'complaints',
    group: 'programmes',
    path: '/complaints',
    needs: 'programmes.read-complaints',
    letter: 'd',
    page: lazy(async () => import('../pages/programmes/complaints-page')),
  },
  {
    key: 'reissues',
    group: 'programmes',
    path: '/reissues',
    needs: 'programmes.read-voucher-reissues',
    letter: 'v',
    page: lazy(async () => import('../pages/programmes/reissues-page')),
  },
  {
    key: 'find',
    group: 'people',
    path: '/people',
    needs: 'identity.find-person',
    letter: 'n',
    page: lazy(async () => import('../pages/people/find-page')),
  },
  {
    key: 'kyc',
    group: 'people',
    path: '/kyc',
    needs: 'identity.read-overdue-kyc-cases',
    letter: 'k',
    page: lazy(async () => import('../pages/kyc/kyc-page')),
  },
  {
    key: 'screening',
    group: 'people',
    path: '/screening',
    needs: 'identity.list-screening-hits',
    letter: 's',
    page: lazy(async () => import('../pages/kyc/screening-page')),
  },
  {
    key: 'flags',
    group: 'people',
    path: '/flags',
    needs: 'payments.read-cash-flags',
    letter: 'x',
    page: lazy(async () => import('../pages/liquidity/flags-page')),
  },
  {
    key: 'liquidity',
    group: 'money',
    path: '/liquidity',
    needs: 'payments.read-floats',
    letter: 'q',
    page: lazy(async () => import('../pages/liquidity/liquidity-page')),
  },
  {
    key: 'topUps',
    group: 'money',
    path: '/top-ups',
    needs: 'payments.read-top-ups',
    letter: 'u',
    page: lazy(async () => import('../pages/liquidity/top-ups-page')),
  },
  {
    key: 'reconciliation',
    group: 'money',
    path: '/reconciliation',
    needs: 'settlement.read-reconciliation',
    letter: 'm',
    page: lazy(async () => import('../pages/settlement/reconciliation-page')),
  },
  {
    key: 'settlement',
    group: 'money',
    path: '/settlement',
    needs: 'settlement.read-positions',
    letter: 't',
    page: lazy(async () => import('../pages/settlement/settlement-page')),
  },
  {
    key: 'safeguarding',
    group: 'money',
    path: '/safeguarding',
    needs: 'settlement.read-safeguarding-history',
    letter: 'c',
    page: lazy(async () => import('../pages/settlement/safeguarding-page')),
  },
  {
    key: 'fees',
    group: 'prices',
    path: '/fees',
    needs: 'fees.read-schedules',
    letter: 'f',
    page: lazy(async () => import('../pages/fees/fees-page')),
  },
  {
    key: 'limits',
    group: 'prices',
    path: '/limits',
    needs: 'payments.read-wallet-limits',
    letter: 'l',
    page: lazy(async () => import('../pages/fees/limits-page')),
  },
  {
    key: 'ledger',
    group: 'proof',
    path: '/ledger',
    needs: 'ledger.prove',
    letter: 'j',
    page: lazy(async () => import('../pages/oversight/ledger-page')),
  },
  {
    key: 'audit',
    group: 'proof',
    path: '/audit',
    needs: 'audit.read',
    letter: 'a',
    page: lazy(async () => import('../pages/oversight/audit-page')),
  },
  {
    key: 'health',
    group: 'proof',
    path: '/health',
    needs: 'networks.read-payouts',
    letter: 'h',
    page: lazy(async () => import('../pages/oversight/health-page')),
  },
  {
    key: 'clients',
    group: 'house',
    path: '/clients',
    needs: 'identity.read-api-clients',
    letter: 'i',
    page: lazy(async () => import('../pages/people/clients-page')),
  },
  {
    key: 'webhooks',
    group: 'house',
    path: '/webhooks',
    needs: 'notifications.read-webhooks',
    letter: 'w',
    page: lazy(async () => import('../pages/webhooks/webhooks-page')),
  },
  {
    key: 'staff',
    group: 'house',
    path: '/staff',
    needs: 'identity.read-staff',
    letter: 'e',
    page: lazy(async () => import('../pages/people/staff-page')),
  },
  {
    key: 'proposals',
    group: 'house',
    path: '/proposals',
    needs: 'identity.read-proposals',
    letter: 'o',
    page: lazy(async () => import('../pages/people/proposals-page')),
  },
  {
    key: 'access',
    group: 'house',
    path: '/access',
    needs: 'identity.enrol-passkey',
    letter: 'y',
    page: lazy(async () => import('../pages/access/access-page')),
  },
];
