import { describeAdapterContract, TcpRemote } from '@hanout/network-testing';
import { m2tFace } from '../fake';
import { m2tAdapter } from './index';

describeAdapterContract('the M2T adapter', (settings) => m2tAdapter('m2t', settings), new TcpRemote(m2tFace));
