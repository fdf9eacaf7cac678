// The thread of a `PinHashPool`: plain JavaScript, so that a worker can load it as it stands. One job, one answer.
import { parentPort } from 'node:worker_threads';
import { hashSync, verifySync } from '@node-rs/argon2';

parentPort.on('message', ({ secret, stored, strength }) => {
  try {
    const result = stored === undefined ? hashSync(secret, strength) : verifySync(stored, secret);
    parentPort.postMessage({ result });
  } catch (error) {
    parentPort.postMessage({ error: String(error) });
  }
});
