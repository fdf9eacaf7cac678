import { describeAdapterContract, HttpRemote, type HttpFace } from '@hanout/network-testing';
import { damaneCashFace } from '../fake';
import { damaneCashAdapter } from './index';

/** One account a request: an answer has no list to get wrong. */
const cannot = ['decline_first', 'miss_last', 'contradict_itself'] as const;

describeAdapterContract(
  'the Damane Cash adapter',
  (settings) => damaneCashAdapter('damane-cash', settings),
  new HttpRemote(damaneCashFace, { cannot }),
);

/** Their system may lead to the request state first, whatever became of the request. */
const byRequestStates: HttpFace = {
  ...damaneCashFace,
  answer(request, system) {
    const { status, headers, body } = damaneCashFace.answer(request, system);
    const said = JSON.parse(body) as { link?: string };
    const link = said.link?.replace(/^.*\//, '/requeststates/');
    return { status, headers, body: link ? JSON.stringify({ link }) : body };
  },
};

describeAdapterContract(
  'the Damane Cash adapter, led to request states',
  (settings) => damaneCashAdapter('damane-cash', settings),
  new HttpRemote(byRequestStates, { cannot }),
);
