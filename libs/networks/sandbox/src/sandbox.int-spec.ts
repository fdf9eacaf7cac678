import { describeAdapterContract, HttpRemote, restProfile } from '@hanout/network-testing';
import { sandboxAdapter } from './index';

describeAdapterContract(
  'the sandbox adapter',
  (settings) => sandboxAdapter('sandbox', settings),
  new HttpRemote(restProfile),
);
