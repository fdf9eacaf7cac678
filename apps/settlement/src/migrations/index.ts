import { CreateProposals1795601000000 } from '@hanout/two-person';
import { CreatePositions1767225600000 } from './1767225600000-create-positions';
import { KeepLedgerHeads1795478400000 } from './1795478400000-keep-ledger-heads';
import { CloseWindows1796500300000 } from './1796500300000-close-windows';
import { SettleWindows1796500300001 } from './1796500300001-settle-windows';
import { ResolveBreaks1796500300002 } from './1796500300002-resolve-breaks';
import { MatchReports1796500300003 } from './1796500300003-match-reports';
import { ProveSafeguarding1796500300004 } from './1796500300004-prove-safeguarding';
import { KeepNetworkRefs1796500700001 } from './1796500700001-keep-network-refs';
import { WaitForTheBank1796500700003 } from './1796500700003-wait-for-the-bank';
import { CapNetworks1796500800000 } from './1796500800000-cap-networks';

export const migrations = [
  CreatePositions1767225600000,
  KeepLedgerHeads1795478400000,
  CreateProposals1795601000000,
  CloseWindows1796500300000,
  SettleWindows1796500300001,
  ResolveBreaks1796500300002,
  MatchReports1796500300003,
  ProveSafeguarding1796500300004,
  KeepNetworkRefs1796500700001,
  WaitForTheBank1796500700003,
  CapNetworks1796500800000,
];
