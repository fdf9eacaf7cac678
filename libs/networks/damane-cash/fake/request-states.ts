import type { RemoteResult } from '@hanout/network-testing';
import { sayError } from './objects';

/** Its own number of a request, made of ours and back: another UUID, so that nobody takes the one for the other. */
export function twinOf(id: string): string {
  return id.replace(/.$/, (last) => (Number.parseInt(last, 16) ^ 1).toString(16));
}

export function sayRequestState(result: RemoteResult): object {
  const state = { serverCorrelationId: twinOf(result.id), notificationMethod: 'callback', pollLimit: 100 };
  switch (result.word) {
    case 'pending':
      return { ...state, status: 'pending', objectReference: twinOf(result.id) };
    case 'declined': {
      const error = errorFor(result);
      return { ...state, status: 'failed', error, errorReference: error };
    }
    default:
      return { ...state, status: 'completed', objectReference: twinOf(result.id) };
  }
}

export function errorFor({ reason }: RemoteResult): object {
  return sayError('authorisation', 'requestDeclined', reason);
}

export function duplicate(): object {
  return sayError('businessRule', 'duplicateRequest');
}
