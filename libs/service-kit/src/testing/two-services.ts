/** One service that answers and listens, and one that says: enough to show what every service has. */
import { EventEmitter } from 'node:events';
import { defineAsk, defineFact } from '@hanout/contracts';
import { PLATFORM_ERRORS } from '@hanout/errors';
import { Answers, OnFact } from '@hanout/messaging';
import { Controller, Injectable, Module } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { IsInt, IsOptional, IsString, Min } from 'class-validator';
import type { EntityManager, MigrationInterface, QueryRunner } from 'typeorm';
import { DatabaseServiceConfig, defineService } from '../index';

class Doubling {
  @IsInt()
  @Min(0)
  value: number;
}
class Doubled {
  @IsInt()
  value: number;

  @IsOptional()
  @IsString()
  ballast?: string;
}
export const double = defineAsk({
  subject: 'reader.ask.double.v1',
  question: Doubling,
  answer: Doubled,
  deadlineMs: 1_000,
});

export class Said {
  @IsString()
  word: string;
}
export const said = defineFact({ subject: 'sender.evt.said.v1', data: Said, readers: ['reader'] });
export const told = defineFact({ subject: 'sender.evt.told.v1', data: Said, readers: [] });

@Controller()
class Doubler {
  @Answers(double)
  double(@Payload() question: Doubling): Doubled {
    if (question.value === 13) throw PLATFORM_ERRORS.error('platform.not_found', { field: 'value' });
    if (question.value === 14) throw new Error('broken');
    if (question.value === 15) return { value: 30, ballast: 'x'.repeat(2_000_000) };
    return { value: question.value * 2 };
  }
}

export const slowlyHeard = new EventEmitter();

@Injectable()
class Listener {
  @OnFact(said)
  async onSaid({ word }: Said, manager: EntityManager): Promise<void> {
    if (word === 'poison') throw new Error('cannot be swallowed');
    if (word === 'slow') {
      slowlyHeard.emit('begun');
      await manager.query('select pg_sleep(0.5)');
    }
    await manager.query('insert into heard (word) values ($1)', [word]);
  }
}

class CreateHeard1767225600000 implements MigrationInterface {
  name = 'CreateHeard1767225600000';
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create table heard (word text not null)');
  }
  down(): Promise<void> {
    throw new Error('forward only');
  }
}

@Module({ controllers: [Doubler], providers: [Listener] })
class ReaderModule {}
@Module({})
class SenderModule {}

export const reader = defineService({
  name: 'reader',
  config: DatabaseServiceConfig,
  database: { entities: [], migrations: [CreateHeard1767225600000] },
  modules: [ReaderModule],
});
export const sender = defineService({
  name: 'sender',
  config: DatabaseServiceConfig,
  database: { entities: [], migrations: [] },
  modules: [SenderModule],
});
