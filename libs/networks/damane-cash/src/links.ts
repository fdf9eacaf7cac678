import { unknown, type Outcome, type Unknown, isRecord } from '@hanout/network-kit';
import type { DamaneCashClient } from './client';
import { readRequestState } from './status';

/** An object of theirs that our request made, or what is known instead. */
export type Found = { found: 'object'; json: unknown } | { found: 'none'; outcome: Outcome };

/** Below the base address and of a kind that we ask for: a signed request follows no link elsewhere. */
const LINK = /^\/?((transactions|requeststates|accounts)(?:\/[\w@$~+-][\w.@$~+-]*)+)$/;

/**
 * What became of a request, by our own id: `GET responses/{X-CorrelationID}` → `{ link }`, then what it leads to. A
 * request state that is completed names the object, which is then read.
 */
export async function findByOurId(
  client: DamaneCashClient,
  id: string,
  kind: 'transactions' | 'accounts',
): Promise<Found> {
  const said = await read(client, `responses/${encodeURIComponent(id)}`);
  if (said.outcome === 'unknown') return none(said.cause === 'http_404' ? unknown('not_found') : said);
  const [, path, where] = LINK.exec(isRecord(said.json) ? String(said.json.link) : '') ?? [];
  if (!path || (where !== kind && where !== 'requeststates')) return none(unknown('unreadable'));
  const linked = await read(client, path);
  if (linked.outcome === 'unknown') return none(linked);
  if (where === kind) return { found: 'object', json: linked.json };

  const state = readRequestState(linked.json);
  if (state.state === 'not_yet') return none(state.outcome);
  const object = await read(client, `${kind}/${encodeURIComponent(state.objectReference)}`);
  return object.outcome === 'unknown' ? none(object) : { found: 'object', json: object.json };
}

/** Only a 200 answers a question. */
async function read(
  client: DamaneCashClient,
  path: string,
): Promise<{ outcome: 'said'; json: unknown } | Unknown> {
  const said = await client.get(path);
  if (said.outcome === 'unknown' || said.status === 200) return said;
  return unknown(`http_${said.status}`);
}

function none(outcome: Outcome): Found {
  return { found: 'none', outcome };
}
