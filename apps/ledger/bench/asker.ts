/** A process of `npm run bench:ledger`: asks the ledger service over NATS as the other services do. One line of JSON. */
import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { postTransfers } from '@hanout/contracts';
import { Asks, connectNats } from '@hanout/messaging';
import { callInLoops, type Load } from './load';

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { nats: { type: 'string' }, load: { type: 'string' } } });
  const load = JSON.parse(values.load!) as Load;
  const connection = await connectNats({ url: values.nats!, name: 'bench' });
  const asks = new Asks(connection);
  const result = await callInLoops(load, async (transfers) => {
    const { postings } = await asks.ask(postTransfers, { transfers });
    const other = postings.find(({ outcome }) => outcome !== 'posted');
    if (other) throw new Error(`not posted: ${JSON.stringify(other)}`);
  });
  process.stdout.write(`${JSON.stringify(result)}\n`);
  await connection.close();
}

void main();
