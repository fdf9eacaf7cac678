import { setTimeout as pause } from 'node:timers/promises';
import { inTransaction } from '@hanout/database';
import { maskPhone } from '@hanout/identifiers';
import { failpoint } from '@hanout/service-kit';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { UssdConfig } from '../config';
import { DataSeal } from '../data-seal';
import { Journeys } from '../journeys/journeys.service';
import type { Data } from '../menu/data';
import { outcomeOf } from '../menu/effects';
import { closed, show, type Screen } from '../menu/screens';
import { isEnd, isQuestion } from '../menu/state';
import { STATES } from '../menu/states';
import { arrived, take, type Place } from '../menu/take';
import {
  keepReply,
  moveSession,
  openSession,
  readLanguage,
  readSession,
  readStep,
  takeStep,
  type SessionRow,
} from './sessions.queries';

/** One request of the aggregator: everything that was typed since the number was dialled, each time. */
export interface Dialled {
  sessionId: string;
  /** As the operator says it. */
  phone: string;
  inputs: readonly string[];
}

const WAIT_MS = 50;

/** What a step comes to: the screen, and where the session is then. */
interface Gone {
  screen: Screen;
  move?: Pick<Parameters<typeof moveSession>[1], 'fromStep' | 'state' | 'dataSealed' | 'isEnd'>;
}

interface StepOfPhone {
  sessionId: string;
  step: number;
  inputsHash: Buffer;
  phoneHash: Buffer;
}

/** Goes on with a session by what was typed, once for each step however often the aggregator asks. */
@Injectable()
export class Sessions {
  private readonly logger = new Logger('sessions');

  constructor(
    private readonly dataSource: DataSource,
    private readonly seal: DataSeal,
    private readonly journeys: Journeys,
    private readonly config: UssdConfig,
  ) {}

  /** @param until a `performance.now()`: what the aggregator waits for */
  async answer(dialled: Dialled, until: number): Promise<Screen> {
    const { sessionId, phone, inputs } = dialled;
    const { manager } = this.dataSource;
    const phoneHash = this.seal.hash('phone', phone);
    const session =
      (await readSession(manager, sessionId, this.config.sessionMinutes)) ??
      (await this.open(sessionId, phoneHash));
    if (!session.phoneHash.equals(phoneHash)) {
      this.logger.warn(`a session came again with another number: ${maskPhone(phone)}`);
      return this.closed('over', phoneHash);
    }
    const inputsHash = this.hashOf(inputs);
    const step = inputs.length;
    const isMine = await takeStep(manager, {
      sessionId,
      step,
      inputsHash,
      seconds: this.config.stepSeconds,
    });
    if (!isMine) return this.otherAnswer({ sessionId, step, inputsHash, phoneHash }, until);
    const { screen, move } = await this.goOn((await this.again(sessionId))!, dialled, until);
    failpoint('ussd.before-step');
    const sealed = this.seal.seal(screen, replyPlace(sessionId, step));
    const isKept = await inTransaction(this.dataSource, async (transaction) => {
      if (move && !(await moveSession(transaction, { ...move, sessionId, step, inputsHash }))) return false;
      await keepReply(transaction, { sessionId, step, sealed });
      return true;
    });
    failpoint('ussd.after-step');
    return isKept ? screen : this.closed('working', phoneHash);
  }

  /** In the language that the number has chosen, whosever the session is. */
  private async closed(text: 'over' | 'working', phoneHash: Buffer): Promise<Screen> {
    return closed(text, await readLanguage(this.dataSource.manager, phoneHash));
  }

  private async open(sessionId: string, phoneHash: Buffer): Promise<SessionRow> {
    const { manager } = this.dataSource;
    const language = await readLanguage(manager, phoneHash);
    await openSession(manager, {
      sessionId,
      phoneHash,
      state: language === undefined ? 'language' : 'pin',
      inputsHash: this.hashOf([]),
      dataSealed: this.seal.seal(
        { language: language ?? 'fr', page: 0 } satisfies Data,
        dataPlace(sessionId),
      ),
    });
    return (await this.again(sessionId))!;
  }

  private again(sessionId: string): Promise<SessionRow | undefined> {
    return readSession(this.dataSource.manager, sessionId, this.config.sessionMinutes);
  }

  /** The same step is worked on elsewhere, or done: what comes of it is the answer here, too. */
  private async otherAnswer(
    { sessionId, step, inputsHash, phoneHash }: StepOfPhone,
    until: number,
  ): Promise<Screen> {
    for (;;) {
      const known = await readStep(this.dataSource.manager, { sessionId, step });
      if (!known?.inputsHash.equals(inputsHash)) return this.closed('over', phoneHash);
      if (known.replySealed) return this.seal.open<Screen>(known.replySealed, replyPlace(sessionId, step));
      if (performance.now() + WAIT_MS > until) return this.closed('working', phoneHash);
      await pause(WAIT_MS);
    }
  }

  private async goOn(session: SessionRow, dialled: Dialled, until: number): Promise<Gone> {
    const { sessionId, inputs } = dialled;
    const data = this.seal.open<Data>(session.dataSealed, dataPlace(sessionId));
    const fromStep = session.step;
    if (session.endedAt !== null || session.isOld) return { screen: show('over', data) };
    // It comes after what came later: nothing is done, and the person sees where he is.
    if (inputs.length < fromStep) return { screen: show(session.state, data) };
    const used = inputs.slice(0, Math.max(fromStep, 0));
    if (!this.hashOf(used).equals(session.inputsHash)) return { screen: show('over', data) };

    let place: Place = { state: session.state, data };
    for (const index of inputs.slice(used.length).keys()) {
      const state = STATES[place.state];
      const wasShown = index === 0 && fromStep >= 0;
      // Nobody pays what he has not seen, and a PIN that was dialled with the number stands in the list of calls.
      if (isEnd(state) || (isQuestion(state) && state.isSecret && !wasShown)) break;
      place = await this.turn(place, { ...dialled, inputs: inputs.slice(0, used.length + index + 1) }, until);
    }
    const screen = show(place.state, place.data, place.notice);
    const dataSealed = this.seal.seal(place.data, dataPlace(sessionId));
    return { screen, move: { fromStep, state: place.state, dataSealed, isEnd: screen.isEnd } };
  }

  /** The last of the inputs is what is typed here. */
  private async turn(place: Place, { sessionId, phone, inputs }: Dialled, until: number): Promise<Place> {
    const turn = take(place, inputs.at(-1) ?? '');
    if ('at' in turn) return turn.at;
    const { by, data, secret } = turn;
    const { outcome, keep } = await this.journeys.run(by, { sessionId, phone, inputs, data, secret, until });
    const { to, notice } = outcomeOf(by, outcome);
    return arrived(to, { ...data, ...keep }, notice);
  }

  /** Keyed: PINs are among them. */
  private hashOf(inputs: readonly string[]): Buffer {
    return this.seal.hash('inputs', inputs.join('*'));
  }
}

export const dataPlace = (sessionId: string): string => `sessions.data:${sessionId}`;
const replyPlace = (sessionId: string, step: number): string => `steps.reply:${sessionId}:${step}`;
