import { join } from 'node:path';
import { ServiceProcess, waitFor } from '@hanout/testing';
import { CASH_CODE_KEY, FAST, QR_KEY, RECEIPT_KEY, type Stage } from './stage';

const MAIN = join(__dirname, 'crashing-main.ts');

/** The act is begun by a service that dies at the point; another one comes up instead, and the client asks again. */
export async function crashAt(stage: Stage, point: string, act: () => Promise<unknown>): Promise<void> {
  await stage.payments.stop();
  const service = await ServiceProcess.start(
    MAIN,
    {
      TZ: 'UTC',
      NATS_URL: stage.nats.url,
      DATABASE_URL: stage.database.url,
      HTTP_PORT: '0',
      CASH_CODE_KEY,
      QR_KEY,
      RECEIPT_KEY,
      ...FAST,
    },
    [point],
  );
  void act().catch(() => undefined);
  await waitFor(() => service.hasEnded, { what: `the service to die at ${point}` });
  await stage.start();
}
