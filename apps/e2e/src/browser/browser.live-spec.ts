import { describeApps } from './apps';

describe('in a browser', () => describeApps({ sizes: 'every' }));
