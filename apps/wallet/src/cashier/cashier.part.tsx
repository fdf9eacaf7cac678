import { lazy } from 'react';
import { Route, Switch } from 'wouter';
import type { Operation } from '../offline/operations';
import { PaymentScreen } from '../payment/payment.screen';
import { ReceiptScreen } from '../receipt/receipt.screen';
import { SaleScreen } from '../sale/sale.screen';
import { DayScreen } from '../statement/day.screen';
import { HomeScreen } from './home.screen';

const OwnShiftsScreen = lazy(() => import('../shifts/own-shifts.screen'));

const hrefOf = ({ paymentId }: Operation) => paymentId && `/payment/${paymentId}`;

/** Who serves in a shop, below `/wallet/cashier`: takes payments and sees the day; money goes out by its owner's hand only. */
export default function CashierPart() {
  return (
    <Switch>
      <Route path="/" component={HomeScreen} />
      <Route path="/sale/:qrCodeId/:minor" component={SaleScreen} />
      <Route path="/day">
        <DayScreen withBalance={false} hrefOf={hrefOf} />
      </Route>
      <Route path="/shift" component={OwnShiftsScreen} />
      <Route path="/payment/:paymentId">
        <PaymentScreen back="/day" mayRefund={false} />
      </Route>
      <Route path="/receipt/:paymentId">
        <ReceiptScreen back="/" />
      </Route>
    </Switch>
  );
}
