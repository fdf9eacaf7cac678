import { rows, type AccessRow } from '../row';

const READING: AccessRow = {
  programme_officer: 'all',
  programme_approver: 'all',
  finance: 'all',
  auditor: 'all',
};

export const programmesOperations = rows({
  'programmes.create-roster': { programme_officer: 'all' },
  'programmes.send-roster-file': { programme_officer: 'all' },
  'programmes.evaluate-roster': { programme_officer: 'all' },
  'programmes.read-roster': READING,
  'programmes.list-rosters': READING,
  'programmes.approve-roster': { programme_approver: 'all' },
  'programmes.disburse-roster': { programme_officer: 'all' },
  'programmes.read-findings': READING,
  'programmes.read-payees': { network: 'network' },
  // A voucher's code is as good as its money: few may read it.
  'programmes.read-vouchers': { programme_officer: 'all' },
  // At the counter of whatever network: its code and its amount open it, and the holder's identity card is compared by eye.
  'programmes.inspect-voucher': { agent: 'all' },
  'programmes.redeem-voucher': { agent: 'all' },
  // Who proposed a new code does not decide on it.
  'programmes.propose-voucher-reissue': { programme_officer: 'all' },
  'programmes.approve-voucher-reissue': { programme_approver: 'all' },
  'programmes.reject-voucher-reissue': { programme_approver: 'all' },
  'programmes.read-voucher-reissues': READING,
  // It names a family's children: not for those who only count the money.
  'programmes.explain-household': {
    programme_officer: 'all',
    programme_approver: 'all',
    auditor: 'all',
  },
  // Of the household that the caller is paid for, and of no other.
  'programmes.read-own-grants': { customer: 'own' },
  'programmes.complain': { customer: 'own' },
  'programmes.read-complaints': { programme_officer: 'all', programme_approver: 'all', auditor: 'all' },
  'programmes.answer-complaint': { programme_officer: 'all' },
  'programmes.record-funding': { finance: 'all' },
});
