import { createServer, request } from 'node:https';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { makeCertificates } from './certificates';

describe('certificates', () => {
  it('let a server and a client of one authority know each other, by either name of this machine', async () => {
    const { server, client } = await makeCertificates();
    const listening = createServer(
      { ...server, requestCert: true, rejectUnauthorized: true },
      (asked, answer) => answer.end((asked.socket as TLSSocket).getPeerCertificate().subject.CN),
    );
    listening.listen(0, '127.0.0.1');
    await once(listening, 'listening');
    const { port } = listening.address() as AddressInfo;
    const { ca, certificate: cert, key } = client;
    for (const servername of ['localhost', undefined]) {
      const asking = request({ host: '127.0.0.1', port, servername, ca, cert, key, agent: false }).end();
      const [answer] = (await once(asking, 'response')) as [AsyncIterable<Buffer>];
      const said: Buffer[] = [];
      for await (const chunk of answer) said.push(chunk);
      expect(Buffer.concat(said).toString()).toBe('hanout');
    }
    listening.close();
  });

  it('are new each time', async () => {
    const [one, other] = [await makeCertificates(), await makeCertificates()];
    expect(one.client.ca).not.toBe(other.client.ca);
    expect(one.client.certificate).not.toBe(other.client.certificate);
  });
});
