import type { RemoteSystem } from '@hanout/network-testing';
import { Injectable } from '@nestjs/common';
import { FaultsService } from '../faults/faults.service';
import type { PlayedNetwork } from '../networks/networks';
import { AnswerSpoilt, systemOf } from '../networks/remote-session';
import { TellingService } from '../notices/telling.service';
import { answerOn, type Line } from './line';

/** How every wire answers: the face says what, the switches and amounts say whether and how. */
@Injectable()
export class Reception {
  constructor(
    private readonly faults: FaultsService,
    private readonly telling: TellingService,
  ) {}

  async receive<Answer>(
    network: PlayedNetwork,
    line: Line<Answer>,
    ask: (system: RemoteSystem) => Answer,
  ): Promise<void> {
    const work = async (): Promise<Answer> => {
      const answer = ask(systemOf(network, this.faults));
      await this.telling.tellEarly(network);
      return answer;
    };
    try {
      await answerOn(line, this.faults.take(network.name, 'answer'), work);
    } catch (error) {
      if (!(error instanceof AnswerSpoilt)) throw error;
      await answerOn(line, error.fault, work);
    }
  }

  /** What only keeps a line is answered well, whatever else goes wrong. */
  keep<Answer>(network: PlayedNetwork, line: Line<Answer>, ask: (system: RemoteSystem) => Answer): void {
    line.send(ask(systemOf(network, this.faults)));
  }
}
