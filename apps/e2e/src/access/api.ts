import type { CallerV1 } from '@hanout/contracts';
import type { TokenForge } from '../../test/forge';
import type { Call } from './scenario';

/** The platform's HTTP door, for whoever one says to be. */
export class Api {
  constructor(
    private readonly url: string,
    private readonly forge: TokenForge,
  ) {}

  /** Without a caller, without a token. */
  async send(caller: CallerV1 | undefined, method: string, path: string, call: Call = {}): Promise<Response> {
    const { params = {}, query, body, file, headers } = call;
    const filled = path.replaceAll(/:(\w+)/g, (place, name: string) => params[name] ?? place);
    const token = caller && (await this.forge.tokenOf({ ...caller, ...call.as }));
    return fetch(`${this.url}${filled}${query === undefined ? '' : `?${query}`}`, {
      method,
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(body && { 'content-type': 'application/json' }),
        ...(file !== undefined && { 'content-type': 'text/csv' }),
        ...headers,
      },
      ...((body ?? file) !== undefined && { body: file ?? JSON.stringify(body) }),
    });
  }

  /** What must go well for the walk to begin. */
  async ok<Answer>(
    caller: CallerV1 | undefined,
    method: string,
    path: string,
    body?: object,
  ): Promise<Answer> {
    return this.read<Answer>(await this.send(caller, method, path, { body }), `${method} ${path}`);
  }

  async read<Answer>(response: Response, what: string): Promise<Answer> {
    const text = await response.text();
    if (!response.ok) throw new Error(`${what}: ${response.status} ${text}`);
    return JSON.parse(text) as Answer;
  }
}
