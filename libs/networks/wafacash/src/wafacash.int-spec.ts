import { describeAdapterContract, HttpRemote, makeCertificates } from '@hanout/network-testing';
import { wafacashFace } from '../fake';
import { wafacashAdapter } from './index';

describeAdapterContract(
  'the Wafacash adapter',
  (settings) => wafacashAdapter('wafacash', settings),
  new HttpRemote(wafacashFace, { makeTls: makeCertificates }),
);
