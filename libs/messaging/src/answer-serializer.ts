import { Logger } from '@nestjs/common';
import type { Serializer } from '@nestjs/microservices';
import { encodePacket, type AnswerPacket } from './wire';

/**
 * Writes answers, and keeps one that is larger than the broker takes from ending the process: the asker hears that the
 * answer broke, and the log says which size it had.
 */
export class AnswerSerializer implements Serializer<AnswerPacket, { data: Uint8Array }> {
  private readonly logger = new Logger('asks');

  constructor(private readonly payloadMaxBytes: number) {}

  serialize(packet: AnswerPacket): { data: Uint8Array } {
    const data = encodePacket(packet);
    if (data.length <= this.payloadMaxBytes) return { data };
    this.logger.error(
      `an answer of ${data.length} bytes is larger than the broker takes (${this.payloadMaxBytes})`,
    );
    return { data: encodePacket({ id: packet.id, err: { failure: 'answer too large' }, isDisposed: true }) };
  }
}
