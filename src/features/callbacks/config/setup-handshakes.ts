import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '../../../platform/clock/index.js';
import { ChangeFeed } from '../../../platform/database/index.js';
import { Vault } from '../../../platform/vault/index.js';

const PURPOSE = 'callbacks.setup-test';
const VALID_MS = 120_000;
/** Another instance may have got the handshake; its announcement takes a moment. */
const ANNOUNCED_WITHIN_MS = 2_000;
const TOPIC = 'callback_setup_tests';
/** `<valid until>.<random>.<mac>` */
const TOKEN = /^(\d{13})\.([\w-]{22})\.([\w-]{43})$/;

/**
 * Handshakes of webhooks that exist for the length of a setup test. Their address carries a word that any instance can
 * verify, so nothing is stored; what is delivered to it counts for nothing.
 */
@Injectable()
export class SetupHandshakes {
  constructor(
    private readonly vault: Vault,
    private readonly feed: ChangeFeed,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @returns the word, and whether a handshake with it arrived here or at another instance */
  expect(): { readonly word: string; readonly arrived: () => Promise<boolean>; readonly end: () => void } {
    const unsigned = `${this.clock.now() + VALID_MS}.${randomBytes(16).toString('base64url')}`;
    const word = `${unsigned}.${this.macOf(unsigned)}`;
    let noticed: () => void = () => undefined;
    const arrival = new Promise<true>((resolve) => (noticed = () => resolve(true)));
    const end = this.feed.on(TOPIC, (seen) => seen === word && noticed());
    return { word, arrived: () => Promise.race([arrival, afterMs(ANNOUNCED_WITHIN_MS)]), end };
  }

  /** @returns whether the word is one of ours and still valid */
  isExpected(word: string): boolean {
    const [, until = '', random = '', mac = ''] = TOKEN.exec(word) ?? [];
    const wanted = this.macOf(`${until}.${random}`);
    const isOurs = mac.length === wanted.length && timingSafeEqual(Buffer.from(mac), Buffer.from(wanted));
    return isOurs && Number(until) > this.clock.now();
  }

  /** Tells whoever runs the test. */
  async arrived(word: string): Promise<void> {
    await this.feed.announce(TOPIC, word);
  }

  private macOf(text: string): string {
    const { key } = this.vault.derive(PURPOSE).current;
    return createHmac('sha256', key).update(text).digest('base64url');
  }
}

const afterMs = (milliseconds: number) =>
  new Promise<false>((resolve) => setTimeout(() => resolve(false), milliseconds).unref());
