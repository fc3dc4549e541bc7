import { type DynamicModule, Module } from '@nestjs/common';

/** Injection token of the time by which rooms judge what is due, kept and too old. */
export const CLOCK = Symbol('CLOCK');

export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };

@Module({})
export class ClockModule {
  static of(clock: Clock): DynamicModule {
    return { module: ClockModule, global: true, providers: [{ provide: CLOCK, useValue: clock }], exports: [CLOCK] };
  }
}
