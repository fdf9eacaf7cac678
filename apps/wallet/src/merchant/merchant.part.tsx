import { lazy } from 'react';
import { Route, Switch } from 'wouter';
import type { Operation } from '../offline/operations';
import { PaymentScreen } from '../payment/payment.screen';
import { WithPin } from '../pin/with-pin';
import { ReceiptScreen } from '../receipt/receipt.screen';
import { SaleScreen } from '../sale/sale.screen';
import { DayScreen } from '../statement/day.screen';
import { PeriodScreen } from '../statement/period.screen';
import { AskScreen } from './ask/ask.screen';
import { CashiersScreen } from './cashiers/cashiers.screen';
import { FeesScreen } from './fees/fees.screen';
import { HomeScreen } from './home.screen';
import { PosterScreen } from './poster/poster.screen';

/** Money goes out with a PIN; the till asks for none, and does not wait for these. */
const MONEY_OUT = [
  ['/pay', lazy(() => import('../pay/pay.screen'))],
  ['/withdraw', lazy(() => import('../withdraw/withdraw.screen'))],
  ['/requests', lazy(() => import('../requests/requests.screen'))],
  ['/settings', lazy(() => import('../settings/settings.screen'))],
] as const;

const ShopShiftsScreen = lazy(() => import('../shifts/shop-shifts.screen'));

const hrefOf = ({ paymentId }: Operation) => paymentId && `/payment/${paymentId}`;

/** Everything of the shop's owner, below `/wallet/merchant`. */
export default function MerchantPart() {
  return (
    <Switch>
      <Route path="/" component={HomeScreen} />
      <Route path="/sale/:qrCodeId/:minor" component={SaleScreen} />
      <Route path="/day">
        <DayScreen withBalance hrefOf={hrefOf} />
      </Route>
      <Route path="/payment/:paymentId">
        <PaymentScreen back="/day" mayRefund />
      </Route>
      <Route path="/receipt/:paymentId">
        <ReceiptScreen back="/" />
      </Route>
      <Route path="/month">
        <PeriodScreen unit="month" />
      </Route>
      <Route path="/year">
        <PeriodScreen unit="year" />
      </Route>
      {MONEY_OUT.map(([path, Screen]) => (
        <Route key={path} path={path}>
          <WithPin>
            <Screen />
          </WithPin>
        </Route>
      ))}
      <Route path="/ask" component={AskScreen} />
      <Route path="/fees" component={FeesScreen} />
      <Route path="/cashiers" component={CashiersScreen} />
      <Route path="/shifts" component={ShopShiftsScreen} />
      <Route path="/poster" component={PosterScreen} />
    </Switch>
  );
}
