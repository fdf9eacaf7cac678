import { startGateway, type GatewayUnderTest } from '../../test/gateway-under-test';
import { endpoints } from './endpoints';

/** `│   └── /:paymentId (GET, HEAD)`: how deep it stands, its part of the path, its methods. */
const LINE = /^(.*)[├└]── (\S+)(?: \(([A-Z, ]+)\))?$/;

/** Fastify's own account of its routes, a tree, as a list. */
function routesIn(tree: string): string[] {
  const above: string[] = [];
  return tree.split('\n').flatMap((line) => {
    const [, indent, part = '', methods = ''] = LINE.exec(line) ?? [];
    if (indent === undefined) return [];
    const depth = indent.length / 4;
    above.splice(depth, above.length, part);
    const path = above.join('').replace('//', '/');
    return methods
      .split(', ')
      .flatMap((method) => (method && method !== 'HEAD' ? [`${method} ${path}`] : []));
  });
}

describe('what is mounted', () => {
  let gateway: GatewayUnderTest;

  beforeAll(async () => {
    gateway = await startGateway();
  });
  afterAll(() => gateway.stop());

  it('below /api is what the table says, all of it under an operation', () => {
    const fastify = gateway.running.app.getHttpAdapter().getInstance();
    const mounted = routesIn(fastify.printRoutes({ commonPrefix: false }));
    expect(mounted).toContain('GET /health/live');
    expect(mounted.filter((route) => route.includes(' /api')).sort()).toEqual(
      endpoints.map(({ method, path }) => `${method} /api/v1${path}`).sort(),
    );
  });
});
