/** What the platform said when it would not: its code, field and words. */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    readonly code: string | undefined,
    readonly field: string | undefined,
    readonly body: Record<string, unknown>,
    request: string,
  ) {
    super(
      `${request}: ${status} ${code ?? ''}${field ? ` (${field})` : ''} ${String(body.title ?? '')}`.trim(),
    );
    this.name = 'ApiProblem';
  }
}

export interface ApiAnswer<T> {
  status: number;
  body: T;
  headers: Headers;
}

export interface ApiRequest {
  method?: 'GET' | 'POST' | 'PUT';
  path: string;
  json?: unknown;
  body?: Uint8Array;
  headers?: Record<string, string>;
}

const ATTEMPTS_MAX = 60;
const PAUSE_MS = 1_000;

/**
 * One caller of the gateway's HTTP API. Every request is safe to repeat (ids and keys are ours), so a platform that is
 * away for a moment is asked again.
 */
export class ApiClient {
  private token: string | undefined;
  private signingIn: Promise<string> | undefined;
  private tokenUntil = 0;

  constructor(
    private readonly baseUrl: string,
    private readonly credentials?: () => object,
    /** A person's token, got by one-time code: it ends and is not renewed. */
    private readonly ownToken?: string,
  ) {}

  /** @throws ApiProblem when the platform refuses */
  async call<T>(request: ApiRequest): Promise<ApiAnswer<T>> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        const answer = await this.once<T>(request);
        if (answer.status < 400) return answer;
        const problem = answer.body as Record<string, unknown>;
        const isPassing = answer.status === 503 || answer.status === 504 || answer.status === 502;
        if (isPassing && attempt < ATTEMPTS_MAX) {
          await pause();
          continue;
        }
        throw new ApiProblem(
          answer.status,
          problem.code as string | undefined,
          problem.field as string | undefined,
          problem,
          `${request.method ?? 'GET'} ${request.path}`,
        );
      } catch (error) {
        if (error instanceof ApiProblem || attempt >= ATTEMPTS_MAX) throw error;
        await pause();
      }
    }
  }

  async get<T>(path: string): Promise<T> {
    return (await this.call<T>({ path })).body;
  }

  async post<T>(path: string, json: unknown = {}, headers: Record<string, string> = {}): Promise<T> {
    return (await this.call<T>({ method: 'POST', path, json, headers })).body;
  }

  private async once<T>(request: ApiRequest): Promise<ApiAnswer<T>> {
    const response = await fetch(`${this.baseUrl}/api/v1${request.path}`, {
      method: request.method ?? 'GET',
      headers: {
        ...(request.json === undefined ? {} : { 'content-type': 'application/json' }),
        ...(request.body === undefined ? {} : { 'content-type': 'application/octet-stream' }),
        ...(await this.authorization()),
        ...request.headers,
      },
      body:
        request.json === undefined
          ? (request.body as NonNullable<RequestInit['body']> | undefined)
          : JSON.stringify(request.json),
    });
    const text = await response.text();
    return { status: response.status, body: (text ? JSON.parse(text) : {}) as T, headers: response.headers };
  }

  private async authorization(): Promise<Record<string, string>> {
    if (this.ownToken) return { authorization: `Bearer ${this.ownToken}` };
    return this.credentials ? { authorization: `Bearer ${await this.accessToken()}` } : {};
  }

  /** Requests that come while it signs in wait for the same token. */
  private async accessToken(): Promise<string> {
    if (this.token && Date.now() < this.tokenUntil) return this.token;
    this.signingIn ??= this.signIn().finally(() => {
      this.signingIn = undefined;
    });
    return this.signingIn;
  }

  private async signIn(): Promise<string> {
    const anyone = new ApiClient(this.baseUrl);
    const { accessToken, expiresInSeconds } = await anyone.post<{
      accessToken: string;
      expiresInSeconds: number;
    }>('/auth/tokens', this.credentials!());
    this.token = accessToken;
    this.tokenUntil = Date.now() + (expiresInSeconds - 30) * 1_000;
    return accessToken;
  }
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
}
