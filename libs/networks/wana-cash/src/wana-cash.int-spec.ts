import { describeAdapterContract, HttpRemote } from '@hanout/network-testing';
import { wanaCashFace } from '../fake';
import { wanaCashAdapter } from './index';

describeAdapterContract(
  'the Wana Cash adapter',
  (settings) => wanaCashAdapter('wana-cash', settings),
  new HttpRemote(wanaCashFace),
);
