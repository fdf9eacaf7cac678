import { ServerNats, type NatsOptions } from '@nestjs/microservices';
import type { Msg } from 'nats';
import { withOrigin } from './origin';
import { originIn } from './origin-headers';

/**
 * Nest's NATS transport as our asks need it: each is answered with the origin that came with it, so that what it asks and
 * records in turn has the same. An interceptor could do that too, at a tenth of what a small ask costs.
 */
export class AskServer extends ServerNats {
  constructor(options: Required<NatsOptions>['options']) {
    super(options);
  }

  override handleMessage(channel: string, message: Msg): Promise<unknown> {
    if (!message.headers) return super.handleMessage(channel, message);
    return withOrigin(originIn(message.headers), () => super.handleMessage(channel, message));
  }

  /** Our subjects are plain text; Nest first tries each as JSON, and an exception for every ask is dear. */
  protected override getRouteFromPattern(pattern: string): string {
    return pattern;
  }
}
