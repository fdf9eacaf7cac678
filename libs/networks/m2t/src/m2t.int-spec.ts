import { describeAdapterContract, makeCertificates, TcpRemote } from '@hanout/network-testing';
import { m2tFace } from '../fake';
import { m2tAdapter } from './index';

describeAdapterContract(
  'the M2T adapter',
  (settings) => m2tAdapter('m2t', settings),
  new TcpRemote(m2tFace, { makeTls: makeCertificates }),
);

describeAdapterContract(
  'the M2T adapter on a leased line',
  (settings) => m2tAdapter('m2t', settings),
  new TcpRemote(m2tFace),
);
