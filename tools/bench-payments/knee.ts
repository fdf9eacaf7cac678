import type { Load } from './load';
import { runTrial, type Trial } from './trial';
import type { Stage } from './stage';

const STEP = 1.25;

export interface Found {
  /** Payments a second: the highest rate that was sustained. */
  knee: number;
  atKnee: Trial;
  atHalf: Trial;
  /** At half of what was asked for. */
  atHalfAsked?: Trial;
  trials: Trial[];
}

export interface Search {
  where: 'spread' | 'hot';
  from: number;
  seconds: number;
  /** Payments a second that are asked for. */
  asked?: number;
  /** For each trial another one: a merchant's wallet has a ceiling. */
  hotMerchant: () => string | undefined;
  tell: (trial: Trial) => void;
}

/** Raises the rate until it is not sustained twice, then measures at half of what was, and at half of what is asked for. */
export async function findKnee(stage: Stage, search: Search): Promise<Found> {
  const trials: Trial[] = [];
  const tryAt = async (perSecond: number, seconds: number): Promise<Trial> => {
    const hotMerchant = search.hotMerchant();
    const load: Omit<Load, 'amountMinor'> = {
      perSecond,
      seconds,
      warmUpSeconds: Math.min(2, seconds),
      ...(hotMerchant !== undefined && { hotMerchant }),
    };
    const trial = await runTrial(stage, load);
    trials.push(trial);
    search.tell(trial);
    return trial;
  };
  // A neighbour on the machine can spoil a trial; it seldom spoils two.
  const twice = async (rate: number): Promise<Trial> => {
    const first = await tryAt(rate, search.seconds);
    return first.isSustained ? first : tryAt(rate, search.seconds);
  };
  let best: Trial | undefined;
  for (let rate = search.from; ;) {
    const trial = await twice(rate);
    if (trial.isSustained) {
      best = trial;
      rate = Math.round(rate * STEP);
    } else if (best) break;
    else if (rate <= 2) throw new Error('not even two payments a second are sustained');
    else rate = Math.max(2, Math.floor(rate / 2));
  }
  const half = (rate: number): Promise<Trial> => tryAt(Math.round(rate / 2), 2 * search.seconds);
  const atHalf = await half(best.perSecond);
  const atHalfAsked = search.asked === undefined ? undefined : await half(search.asked);
  return { knee: best.perSecond, atKnee: best, atHalf, ...(atHalfAsked && { atHalfAsked }), trials };
}
