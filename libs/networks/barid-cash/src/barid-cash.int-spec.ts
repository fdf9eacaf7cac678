import { describeAdapterContract, HttpRemote } from '@hanout/network-testing';
import { baridCashFace } from '../fake';
import { baridCashAdapter } from './index';

describeAdapterContract(
  'the Barid Cash adapter',
  (settings) => baridCashAdapter('barid-cash', settings),
  new HttpRemote(baridCashFace),
);
