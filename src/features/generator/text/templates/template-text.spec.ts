import { ASANA_INDUSTRIES } from '../../industries/asana/asana-industries.js';
import { OKTA_INDUSTRIES } from '../../industries/okta/okta-industries.js';
import type { Random } from '../random.js';
import { TEXT_KINDS, type TextKind } from '../text-kinds.js';
import type { TextContext } from '../text-source.js';
import { userProfileSchema } from '../user-profile.js';
import { templateProfile } from './profile.js';
import { type PlainKind, templateText } from './template-text.js';

/** mulberry32: https://gist.github.com/tommyettinger/46a874533244883189143505d203312c */
function seeded(seed: number): Random {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    integer: (min, max) => min + Math.floor(next() * (max - min + 1)),
    pick: <T>(list: readonly T[]) => list[Math.floor(next() * list.length)] as T,
    chance: (probability) => next() < probability,
  };
}

const KINDS = (Object.keys(TEXT_KINDS) as TextKind[]).filter((kind): kind is PlainKind => kind !== 'user_profile');
const INDUSTRIES = [...ASANA_INDUSTRIES.map(({ id }) => id), 'space_mining'];
const write = (kind: PlainKind, industry: string, context: TextContext, random: Random) =>
  templateText(kind, { jobId: 'job_1', industry }, context, random);
const draw = (count: number, kind: PlainKind, industry: string, context: TextContext = {}) => {
  const random = seeded(7);
  return Array.from({ length: count }, () => write(kind, industry, context, random));
};

describe('a text from a template', () => {
  it.each(KINDS)('is whole and within its length, in every industry: %s', (kind) => {
    for (const industry of INDUSTRIES) {
      for (const text of draw(60, kind, industry)) {
        expect(text).toMatch(/^[\p{Lu}\p{N}]/u);
        expect(text).not.toMatch(/[{}<>]|undefined|\s{2}|\.\./);
        expect(text.length).toBeLessThanOrEqual(TEXT_KINDS[kind].maxLength);
      }
    }
  });

  it('is decided by chance alone', () => {
    expect(draw(50, 'task_name', 'retail')).toEqual(draw(50, 'task_name', 'retail'));
    const other = write('comment_progress', 'retail', {}, seeded(8));
    expect(draw(20, 'comment_progress', 'retail')).not.toEqual(Array.from({ length: 20 }, () => other));
  });

  it('does not soon repeat itself', () => {
    const job = { useCase: 'product_launch' };
    expect(new Set(draw(1_000, 'task_name', 'technology', job)).size).toBeGreaterThan(250);
    expect(new Set(draw(1_000, 'comment_progress', 'technology', job)).size).toBeGreaterThan(180);
    expect(new Set(draw(1_000, 'conversation', 'technology', job)).size).toBeGreaterThan(120);
    expect(new Set(draw(200, 'project_name', 'technology', job)).size).toBeGreaterThan(30);
  });

  it('is no name that is taken while there is another', () => {
    const taken: string[] = [];
    const random = seeded(3);
    for (let count = 0; count < 30; count++) {
      const name = write('project_name', 'healthcare', { useCase: 'patient_onboarding', avoid: taken }, random);
      expect(taken).not.toContain(name);
      taken.push(name);
    }
  });

  it('describes the task that it is asked about', () => {
    const context = { useCase: 'patient_onboarding', taskName: 'Map the intake process at Main Hospital' };
    for (const text of draw(20, 'task_description', 'healthcare', context)) {
      expect(text).toMatch(/^Follow ten patients from call to visit/);
    }
    expect(write('task_description', 'healthcare', { taskName: 'Water (all) plants' }, seeded(1))).toMatch(
      /^Prepare, review and hand over: Water \(all\) plants\./,
    );
  });

  it('belongs to its use case and names who is involved', () => {
    const blocked = draw(40, 'comment_blocked', 'construction', { useCase: 'renovation' });
    expect(blocked.some((text) => text.includes('asbestos report'))).toBe(true);
    for (const text of draw(10, 'reassignment', 'energy', { addressee: 'Noor Haddad' })) {
      expect(text).toContain('Noor Haddad');
    }
    for (const text of draw(10, 'comment_ooo', 'energy', { absence: 'sick' }))
      expect(text).toMatch(/sick|fever|not well/);
    const promoted = { change: 'promotion', title: 'Nurse Manager', department: 'Nursing' } as const;
    expect(draw(20, 'profile_update_reason', 'healthcare', promoted).join()).toContain('Nurse Manager');
    expect(write('activity_description', 'media', { activity: 'toString' }, seeded(1))).toMatch(
      /routine|access review/,
    );
  });

  it('takes names as they are, whatever they contain', () => {
    const text = write('group_description', 'retail', { groupName: '{blocker} $& $1' }, seeded(2));
    expect(text).toContain('{blocker} $& $1');
  });
});

describe('a profile from a template', () => {
  it('is one of the department and level', () => {
    for (const { id, departments } of OKTA_INDUSTRIES) {
      for (const { name, titles } of departments) {
        const profile = templateProfile({ industry: id }, { department: name, level: 'senior' }, seeded(1));
        expect(titles.senior).toContain(profile.title);
        expect(userProfileSchema.parse(profile)).toEqual(profile);
      }
    }
  });

  it('has a title in an unknown department and a name that is free', () => {
    const random = seeded(5);
    const taken: string[] = [];
    for (let count = 0; count < 500; count++) {
      const profile = templateProfile({ industry: 'mining' }, { department: 'Shafts', avoid: taken }, random);
      expect(profile.title).toBe('Shafts Specialist');
      const name = `${profile.firstName} ${profile.lastName}`;
      expect(taken).not.toContain(name);
      taken.push(name);
    }
  });
});
