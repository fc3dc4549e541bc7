/**
 * The direction of the house: contracts ← platform ← hub, providers ← features ← app.module.
 * Outsiders enter a room by its index.ts alone.
 * @type {import('dependency-cruiser').IConfiguration}
 */
const may = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    may('no-cycles', 'A cycle means that two rooms are one.', {}, { circular: true }),
    may(
      'contracts-import-zod-only',
      'contracts are promises, not mechanisms.',
      { path: '^src/contracts/' },
      { pathNot: '^(src/contracts/|node_modules/zod/)' },
    ),
    may(
      'platform-knows-no-product',
      'A mechanism of platform/ would work in another product.',
      { path: '^src/platform/' },
      { path: '^src/(hub|providers|features)/' },
    ),
    may(
      'hub-knows-no-provider',
      'hub asks the provider list for capabilities.',
      { path: '^src/hub/' },
      { path: '^src/(providers|features)/' },
    ),
    may(
      'providers-know-contracts-and-platform',
      'A provider reaches tokens through a port in contracts.',
      { path: '^src/providers/[^/]+/' },
      { path: '^src/(hub|features)/' },
    ),
    may(
      'providers-know-no-other-provider',
      'What two providers share belongs to platform.',
      { path: '^src/providers/([^/]+)/' },
      { path: '^src/providers/', pathNot: '^src/providers/$1/' },
    ),
    may(
      'app-is-the-top',
      'Only the composition root sees every room.',
      { path: '^src/(contracts|platform|hub|providers|features)/' },
      { path: '^src/(app|app\\.module|main)\\.ts$' },
    ),
    may(
      'enter-contracts-by-the-door',
      'Import src/contracts/index.ts.',
      { pathNot: '^src/contracts/' },
      { path: '^src/contracts/', pathNot: '^src/contracts/index\\.ts$' },
    ),
    may(
      'enter-rooms-by-the-door',
      'Import the index.ts of the room.',
      { path: '^src/', pathNot: '^src/(platform|hub|providers|features)/([^/]+)/' },
      {
        path: '^src/(platform|hub|providers|features)/[^/]+/',
        pathNot: '^src/(platform|hub|providers|features)/[^/]+/index\\.ts$',
      },
    ),
    may(
      'enter-other-rooms-by-the-door',
      'Import the index.ts of the room.',
      { path: '^src/(platform|hub|providers|features)/([^/]+)/' },
      {
        path: '^src/(platform|hub|providers|features)/[^/]+/',
        pathNot: [
          '^src/$1/$2/',
          '^src/(platform|hub|providers|features)/[^/]+/index\\.ts$',
          '^src/platform/vault/reveal\\.ts$',
        ],
      },
    ),
    may(
      'few-may-reveal-secrets',
      'Only what puts a secret on the wire, hashes it or seals it may open it.',
      { path: '^src/', pathNot: '^src/(platform/(vault|http|idempotency)|hub/(access|oauth))/' },
      { path: '^src/platform/vault/reveal\\.ts$' },
    ),
    may(
      'one-way-to-the-network',
      'Calls to providers go through platform/http.',
      { path: '^src/', pathNot: '^src/platform/http/|\\.spec\\.ts$' },
      { path: '^node_modules/(axios|undici)/' },
    ),
    may(
      'sandbox-is-not-the-product',
      'The product never imports its stand-ins, tools or tests.',
      { path: '^src/', pathNot: '\\.spec\\.ts$' },
      { path: '^(sandbox|test|bench)/' },
    ),
    may('resolvable', 'The import leads nowhere.', {}, { couldNotResolve: true }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^src/platform/database/generated/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
