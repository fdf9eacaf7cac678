import { describeAdapterContract, HttpRemote } from '@hanout/network-testing';
import { sandboxFace } from '../fake';
import { sandboxAdapter } from './index';

describeAdapterContract(
  'the sandbox adapter',
  (settings) => sandboxAdapter('sandbox', settings),
  new HttpRemote(sandboxFace),
);
