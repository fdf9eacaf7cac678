import { join } from 'node:path';
import { ServiceProcess, waitFor } from '@hanout/testing';
import type { Stage } from './stage';

const MAIN = join(__dirname, 'crashing-main.ts');

/** The act is begun by a service that dies at the point; another one comes up instead, and the client asks again. */
export async function crashAt(stage: Stage, point: string, act: () => Promise<unknown>): Promise<void> {
  await stage.payments.stop();
  const service = await ServiceProcess.start(MAIN, stage.environment(), [point]);
  void act().catch(() => undefined);
  await waitFor(() => service.hasEnded, { what: `the service to die at ${point}` });
  await stage.start();
}
