import { Module } from '@nestjs/common';
import { IdentityConfig } from '../config';
import { CoolDownsModule } from '../cool-downs/cool-downs.module';
import { PersonalDataModule } from '../personal-data/personal-data.module';
import { SessionsModule } from '../sessions/sessions.module';
import { SignInModule } from '../sign-in/sign-in.module';
import { PinChecks } from './pin-checks.service';
import { PinHasher } from './pin-hasher';
import { PinThreads } from './pin-threads.service';
import { PinsConsumer } from './pins.consumer';
import { Pins } from './pins.service';

@Module({
  imports: [PersonalDataModule, SessionsModule, SignInModule, CoolDownsModule],
  controllers: [PinsConsumer],
  providers: [
    PinThreads,
    {
      provide: PinHasher,
      inject: [IdentityConfig, PinThreads],
      useFactory: (config: IdentityConfig, { pool }: PinThreads) =>
        new PinHasher(config.pinPepper, pool, {
          memoryCost: config.pinMemoryKib,
          timeCost: config.pinPasses,
          parallelism: 1,
        }),
    },
    PinChecks,
    Pins,
  ],
  exports: [PinChecks, Pins],
})
export class PinsModule {}
