import { ownerOf } from '../message';
import { instanceAsks, ledgerInstance } from './instance-asks';
import { postTransfers } from './post-transfers.ask.v1';

it('has the asks of the ledger under the name of the instance, and nothing else changed', () => {
  const { postTransfers: own } = instanceAsks('a');
  expect(own).toEqual({ ...postTransfers, subject: 'ledger-a.ask.post-transfers.v1' });
});

it('has a subject of its own for each ask and instance, owned by the instance', () => {
  const subjects = ['a', 'b'].flatMap((instance) =>
    Object.values(instanceAsks(instance)).map(({ subject }) => {
      expect(ownerOf(subject)).toBe(ledgerInstance(instance));
      return subject;
    }),
  );
  expect(new Set(subjects).size).toBe(subjects.length);
});
