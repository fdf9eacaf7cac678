import { changePinByNumber, signInByNumber } from '@hanout/contracts';
import { DomainError } from '@hanout/errors';
import { Asks, NoAnswer } from '@hanout/messaging';
import { Injectable } from '@nestjs/common';
import { v7 as uuidV7 } from 'uuid';
import { readPin } from '../menu/typed';
import { leftMs, type Asked, type Ended } from './journey';

type Refusals<Outcome> = Readonly<Record<string, Outcome>>;
const PROOF_REFUSALS: Refusals<Ended<'provePin'>['outcome']> = {
  'identity.wrong_pin': 'wrongPin',
  'identity.pin_locked': 'locked',
};
const CHANGE_REFUSALS: Refusals<Ended<'changePin'>['outcome']> = {
  'identity.wrong_pin': 'wrongPin',
  'identity.pin_locked': 'locked',
  'identity.easy_pin': 'easy',
  'identity.same_pin': 'same',
};

/**
 * Another PIN for the one that stands, typed twice. Neither is kept between the screens: the session remembers where among
 * its inputs they were typed, and the aggregator brings all inputs each time.
 */
@Injectable()
export class PinJourney {
  constructor(private readonly asks: Asks) {}

  async prove(asked: Asked): Promise<Ended<'provePin'>> {
    const { phone, secret: pin } = asked;
    const question = { phone, ...(pin !== undefined && { pin }) };
    const refused = await refusalOf(
      PROOF_REFUSALS,
      this.asks.ask(signInByNumber, question, { deadlineMs: leftMs(asked) }),
    );
    if (refused !== undefined) return { outcome: refused };
    return { outcome: 'right', keep: { pinChange: { currentAt: lastOf(asked) } } };
  }

  choose(asked: Asked): Promise<Ended<'choosePin'>> {
    const { currentAt } = changeOf(asked);
    const chosen = { at: lastOf(asked), changeId: uuidV7() };
    return Promise.resolve({ outcome: 'chosen', keep: { pinChange: { currentAt, chosen } } });
  }

  async change(asked: Asked): Promise<Ended<'changePin'>> {
    const { phone, secret: pin } = asked;
    const { currentAt, chosen } = changeOf(asked);
    const currentPin = pinAt(asked, currentAt);
    if (chosen === undefined || pin === undefined || currentPin === undefined)
      throw new Error('no PIN was chosen');
    const keep = { pinChange: { currentAt } };
    if (pin !== pinAt(asked, chosen.at)) return { outcome: 'differ', keep };
    try {
      const refused = await refusalOf(
        CHANGE_REFUSALS,
        this.asks.ask(
          changePinByNumber,
          { phone, changeId: chosen.changeId, currentPin, pin },
          { deadlineMs: leftMs(asked) },
        ),
      );
      return refused === undefined ? { outcome: 'changed' } : { outcome: refused, keep };
    } catch (error) {
      if (error instanceof NoAnswer) return { outcome: 'unsure' };
      throw error;
    }
  }
}

/** @returns undefined when it was answered; throws what is no word about a PIN */
async function refusalOf<Outcome>(
  refusals: Refusals<Outcome>,
  asking: Promise<unknown>,
): Promise<Outcome | undefined> {
  try {
    await asking;
    return undefined;
  } catch (error) {
    const refused = error instanceof DomainError ? refusals[error.code] : undefined;
    if (refused === undefined) throw error;
    return refused;
  }
}

const lastOf = ({ inputs }: Asked): number => inputs.length - 1;
const pinAt = ({ inputs }: Asked, at: number): string | undefined => readPin(inputs[at] ?? '');

function changeOf({ data }: Asked): NonNullable<Asked['data']['pinChange']> {
  if (data.pinChange === undefined) throw new Error('no PIN was proven');
  return data.pinChange;
}
