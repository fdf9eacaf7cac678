import { Route, Switch } from 'wouter';
import type { Operation } from '../offline/operations';
import { PaymentScreen } from '../payment/payment.screen';
import { ReceiptScreen } from '../receipt/receipt.screen';
import { SaleScreen } from '../sale/sale.screen';
import { DayScreen } from '../statement/day.screen';
import { PeriodScreen } from '../statement/period.screen';
import { AskScreen } from './ask/ask.screen';
import { CashiersScreen } from './cashiers/cashiers.screen';
import { FeesScreen } from './fees/fees.screen';
import { HomeScreen } from './home.screen';
import { PosterScreen } from './poster/poster.screen';

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
      <Route path="/ask" component={AskScreen} />
      <Route path="/fees" component={FeesScreen} />
      <Route path="/cashiers" component={CashiersScreen} />
      <Route path="/poster" component={PosterScreen} />
    </Switch>
  );
}
