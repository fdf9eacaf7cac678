const OVER = new Set(['failed', 'declined', 'cancelled', 'expired']);

/** Whether notes may be handed over: on the one clear yes; a state that is new to this page is none. */
export function handOverStateOf(state: string): 'paid' | 'over' | 'waiting' {
  if (state === 'completed') return 'paid';
  return OVER.has(state) ? 'over' : 'waiting';
}
