import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Jobs } from '@hanout/service-kit';
import { Screening } from './screening.service';

const EVERY_MS = 60_000;

/** Screens new people soon after their enrolment, and everybody after a new list. */
@Injectable()
export class ScreeningJob implements OnApplicationBootstrap {
  constructor(
    private readonly screening: Screening,
    private readonly jobs: Jobs,
  ) {}

  onApplicationBootstrap(): void {
    this.jobs.every({ name: 'screen-people', everyMs: EVERY_MS }, () => this.screening.screenSome());
  }
}
