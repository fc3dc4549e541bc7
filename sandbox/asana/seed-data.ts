/** A small company's believable work. Days count from today: negative is past. */

export const PEOPLE = [
  ['Ana Ruiz', 'ana.ruiz@example.com'],
  ['Ben Okafor', 'ben.okafor@example.com'],
  ['Chloe Martin', 'chloe.martin@example.com'],
  ['Dev Patel', 'dev.patel@example.com'],
  ['Emi Tanaka', 'emi.tanaka@example.com'],
  ['Farid Haddad', 'farid.haddad@example.com'],
] as const;

/** Known from the side workspace only, so on a free plan. */
export const GUEST = ['Gus Larsen', 'gus.larsen@example.com'] as const;

export const ORGANIZATION = 'Meridian Labs';
export const SIDE_WORKSPACE = 'Allotment Club';

export const TEAMS = [
  { name: 'Product & Engineering', description: 'Builds and runs the product.', members: [0, 1, 2, 3, 4] },
  { name: 'Customer Success', description: 'Helps customers get going and stay.', members: [0, 4, 5] },
];

export const TAGS = [
  ['customer request', 'light-blue'],
  ['quick win', 'light-green'],
  ['blocked', 'dark-red'],
  ['needs design', 'light-purple'],
  ['security', 'dark-orange'],
] as const;

export interface SeedTask {
  name: string;
  /** Index of the person, or null. */
  assignee: number | null;
  /** Days from today, or null. */
  due: number | null;
  /** Days ago it was completed. */
  done?: number;
  notes?: string;
  tags?: number[];
  comments?: [author: number, text: string][];
  subtasks?: string[];
  milestone?: boolean;
}

export interface SeedProject {
  name: string;
  notes: string;
  team: number;
  color: string;
  owner: number;
  sections: Record<string, SeedTask[]>;
}

const task = (name: string, assignee: number | null, due: number | null, more: Partial<SeedTask> = {}): SeedTask => ({
  name,
  assignee,
  due,
  ...more,
});

export const PROJECTS: SeedProject[] = [
  {
    name: 'Website relaunch',
    notes: 'New site, new story, same address. Launch before the spring campaign.',
    team: 0,
    color: 'light-green',
    owner: 0,
    sections: {
      Backlog: [
        task('Collect customer quotes for the home page', 5, 21, { tags: [0] }),
        task('Write accessibility statement', 2, 24),
        task('Plan redirect map for old blog posts', 3, 18),
        task('Choose a cookie banner that is not annoying', null, null, { tags: [1] }),
        task('Compare privacy-friendly analytics tools', 1, 30),
      ],
      'In progress': [
        task('Draft pricing page copy', 0, 3, {
          notes: 'Three plans, yearly first.\nLegal must see the wording about refunds.',
          comments: [
            [2, 'First draft reads well. Can we lose the second paragraph?'],
            [0, 'Done, it was saying the same thing twice.'],
          ],
        }),
        task('Build component library for forms', 3, 5, { subtasks: ['Text field', 'Select', 'Date picker'] }),
        task('Photograph the team', 4, 2, { tags: [3] }),
        task('Set up preview deployments', 1, 1, { tags: [1] }),
      ],
      Review: [
        task('Check contrast of the new palette', 2, 0, {
          comments: [[3, 'The orange fails on white at small sizes.']],
        }),
        task('Review imprint with legal', 0, -2, { tags: [2] }),
        task('Test the contact form against spam', 1, -1, { tags: [4] }),
      ],
      Done: [
        task('Agree on the sitemap', 0, -20, { done: 21 }),
        task('Interview five customers', 5, -25, { done: 26, comments: [[5, 'Notes are in the shared folder.']] }),
        task('Pick a static site generator', 3, -18, { done: 17 }),
        task('Site relaunch approved', 0, -15, { done: 15, milestone: true }),
      ],
    },
  },
  {
    name: 'Mobile app 3.0',
    notes: 'Offline first, faster start, a calmer notification centre.',
    team: 0,
    color: 'dark-blue',
    owner: 3,
    sections: {
      Backlog: [
        task('Dark mode for charts', 2, 40, { tags: [3] }),
        task('Let people snooze notifications', null, 35, { tags: [0] }),
        task('Tablet layout for the inbox', 4, 45),
        task('Drop support for the oldest two system versions', 3, 28),
      ],
      'In progress': [
        task('Offline queue for edits', 3, 6, {
          notes: 'Edits made offline must survive a restart and reach the server once.',
          subtasks: ['Persist the queue', 'Retry with backoff', 'Show pending edits'],
          comments: [
            [1, 'What happens when two devices edit the same note?'],
            [3, 'Last write wins for now, with the loser kept as a copy.'],
          ],
        }),
        task('Cut cold start below one second', 1, 9),
        task('Rotate signing certificates', 3, 4, { tags: [4] }),
        task('Rewrite onboarding screens', 2, 12, { tags: [3] }),
      ],
      Testing: [
        task('Beta round with twenty customers', 4, 7, {
          tags: [0],
          subtasks: ['Invite customers', 'Collect feedback'],
        }),
        task('Battery use over a working day', 1, -3),
        task('Screen reader pass', 2, -1, { comments: [[4, 'The tab bar is announced twice.']] }),
        task('Crash on rotating the photo picker', 3, -4, { tags: [2] }),
      ],
      Released: [
        task('Crash reporting without personal data', 1, -30, { done: 31 }),
        task('Faster search', 3, -22, { done: 20 }),
        task('App 2.9 in the stores', 0, -28, { done: 28, milestone: true }),
        task('Remove the old sync engine', 1, -12, { done: 10 }),
      ],
    },
  },
  {
    name: 'Customer onboarding',
    notes: 'One row per customer that is getting started.',
    team: 1,
    color: 'light-orange',
    owner: 4,
    sections: {
      'Kick-off': [
        task('Northwind: schedule kick-off', 4, 1, { tags: [0] }),
        task('Bluebird Clinics: send security questionnaire', 5, 2, { tags: [4] }),
        task('Harbor Freight Co-op: name a project lead', 4, 8),
        task('Lumen School: clarify number of seats', null, 10),
      ],
      Setup: [
        task('Juniper Foods: import staff list', 5, 0, { subtasks: ['Get the spreadsheet', 'Check duplicates'] }),
        task('Oakline: configure single sign-on', 4, 3, {
          tags: [4],
          comments: [
            [4, 'Waiting for their metadata file.'],
            [5, 'They promised it for tomorrow.'],
          ],
        }),
        task('Tern Logistics: connect the calendar', 5, -2, { tags: [2] }),
        task('Vista Travel: brand colors and logo', 4, 5),
      ],
      Training: [
        task('Pinecrest: admin training', 4, 6),
        task('Quarry & Sons: record a short walkthrough', 5, 11, { tags: [1] }),
        task('Sable Media: questions after training', 0, -1),
      ],
      Live: [
        task('Aster Hotels: handover to support', 5, -9, { done: 8 }),
        task('Copper Bank: go-live', 4, -14, { done: 14, milestone: true }),
        task('Delta Dental: first monthly review', 4, -6, { done: 5 }),
      ],
    },
  },
  {
    name: 'Support escalations',
    notes: 'Only what first level could not solve. Answer within one working day.',
    team: 1,
    color: 'dark-red',
    owner: 5,
    sections: {
      New: [
        task('Export misses the last row', null, 1, { tags: [0] }),
        task('Password reset mail ends up in spam', 5, 1),
        task('Invoice shows the wrong VAT id', 0, 2),
      ],
      Investigating: [
        task('Slow dashboard for accounts with many projects', 1, 2, {
          comments: [[1, 'One query reads every task. An index helps, a cache helps more.']],
        }),
        task('Webhook deliveries stop after a redirect', 3, 0, {
          tags: [2],
          notes: 'Seen with two customers behind a proxy.',
        }),
        task('Time zone off by one hour in reports', 2, -2),
        task('Two-factor code refused on old phones', 3, -5, { tags: [4] }),
      ],
      'Waiting for customer': [
        task('Cannot reproduce: blank page on print', 5, 4),
        task('Need logs for failed import at Tern Logistics', 5, 3),
      ],
      Solved: [
        task('Umlauts broken in CSV export', 3, -8, { done: 7 }),
        task('Duplicate reminder mails', 1, -11, { done: 11 }),
        task('Login loop after changing e-mail', 3, -16, { done: 15, comments: [[5, 'Customer confirmed the fix.']] }),
      ],
    },
  },
];

/** Name, task, size in bytes. */
export const ATTACHMENTS = [
  ['pricing-draft.pdf', 'Draft pricing page copy', 184_320],
  ['palette.png', 'Check contrast of the new palette', 52_144],
] as const;
