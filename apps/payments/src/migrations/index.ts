import { CreateProposals1795601000000 } from '@hanout/two-person';
import { CreateWalletsAndMerchants1767225600000 } from './1767225600000-create-wallets-and-merchants';
import { CreatePublishedSchedules1767225600001 } from './1767225600001-create-published-schedules';
import { CreatePayments1767225600002 } from './1767225600002-create-payments';
import { VersionTiers1795602000000 } from './1795602000000-version-tiers';
import { WidenPayments1795700000000 } from './1795700000000-widen-payments';
import { CreateQrCodes1795700100000 } from './1795700100000-create-qr-codes';
import { CloseDays1795700200000 } from './1795700200000-close-days';
import { OwnFees1795700300000 } from './1795700300000-own-fees';
import { PriceByConditions1795800300000 } from './1795800300000-price-by-conditions';
import { CreateBulks1795800400000 } from './1795800400000-create-bulks';
import { CreateFloats1795800600000 } from './1795800600000-create-floats';
import { CreateWithdrawalCodes1795800600001 } from './1795800600001-create-withdrawal-codes';
import { CreateAuthorisationCodes1795800600002 } from './1795800600002-create-authorisation-codes';
import { CreateStandingOrders1795800800000 } from './1795800800000-create-standing-orders';
import { AskThePayerOfABulk1796000200000 } from './1796000200000-ask-the-payer-of-a-bulk';
import { LimitSingleWallets1796000200001 } from './1796000200001-limit-single-wallets';
import { TellWithdrawalCodes1796000300000 } from './1796000300000-tell-withdrawal-codes';
import { WatchFloats1796000300001 } from './1796000300001-watch-floats';
import { CloseTopUps1796000300002 } from './1796000300002-close-top-ups';
import { ExpireUploads1796000300003 } from './1796000300003-expire-uploads';
import { FlagCashPatterns1796500460000 } from './1796500460000-flag-cash-patterns';
import { ListSplits1796000500000 } from './1796000500000-list-splits';
import { ProveBills1796000400000 } from './1796000400000-prove-bills';
import { CreateBillers1796000100000 } from './1796000100000-create-billers';
import { CreateSplits1796000100001 } from './1796000100001-create-splits';
import { CreatePayouts1796500200000 } from './1796500200000-create-payouts';
import { OpenDrawers1796500600000 } from './1796500600000-open-drawers';
import { WatchDrawers1796500600001 } from './1796500600001-watch-drawers';
import { SwapFloats1796500600002 } from './1796500600002-swap-floats';
import { CancelCash1796500600003 } from './1796500600003-cancel-cash';
import { ForecastCash1796500600004 } from './1796500600004-forecast-cash';
import { KeepNetworkRefs1796500700000 } from './1796500700000-keep-network-refs';
import { CapNetworks1796500800001 } from './1796500800001-cap-networks';
import { FindPayments1796503000000 } from './1796503000000-find-payments';
import { OpenShifts1796504000000 } from './1796504000000-open-shifts';
import { FollowShops1796620000000 } from './1796620000000-follow-shops';
import { EndPaymentsInPlace1796640000000 } from './1796640000000-end-payments-in-place';
import { CountSidesApart1796650000000 } from './1796650000000-count-sides-apart';

export const migrations = [
  CreateWalletsAndMerchants1767225600000,
  CreatePublishedSchedules1767225600001,
  CreatePayments1767225600002,
  CreateProposals1795601000000,
  VersionTiers1795602000000,
  WidenPayments1795700000000,
  CreateQrCodes1795700100000,
  CloseDays1795700200000,
  OwnFees1795700300000,
  PriceByConditions1795800300000,
  CreateBulks1795800400000,
  CreateFloats1795800600000,
  CreateWithdrawalCodes1795800600001,
  CreateAuthorisationCodes1795800600002,
  CreateStandingOrders1795800800000,
  AskThePayerOfABulk1796000200000,
  LimitSingleWallets1796000200001,
  TellWithdrawalCodes1796000300000,
  WatchFloats1796000300001,
  CloseTopUps1796000300002,
  ExpireUploads1796000300003,
  ProveBills1796000400000,
  ListSplits1796000500000,
  FlagCashPatterns1796500460000,
  CreateBillers1796000100000,
  CreateSplits1796000100001,
  CreatePayouts1796500200000,
  OpenDrawers1796500600000,
  WatchDrawers1796500600001,
  SwapFloats1796500600002,
  CancelCash1796500600003,
  ForecastCash1796500600004,
  KeepNetworkRefs1796500700000,
  CapNetworks1796500800001,
  FindPayments1796503000000,
  OpenShifts1796504000000,
  FollowShops1796620000000,
  EndPaymentsInPlace1796640000000,
  CountSidesApart1796650000000,
];
