import { describeAdapterContract, HttpRemote } from '@hanout/network-testing';
import { cashPlusFace } from '../fake';
import { cashPlusAdapter } from './index';

describeAdapterContract(
  'the Cash Plus adapter',
  (settings) => cashPlusAdapter('cash-plus', settings),
  new HttpRemote(cashPlusFace),
);
