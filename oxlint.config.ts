import { defineConfig } from 'oxlint';

// Who may import whom. Each message names what to do instead; docs and README draw the same picture.

type Restriction = { message: string } & ({ regex: string } | { group: string[] });

const relative = (folders: string[]) => `^\\.{1,2}/(.*/)?(${folders.join('|')})/`;

const fastify: Restriction = {
  regex: '^(fastify|@fastify/.*|fastify-.*|@scalar/.*)$',
  message:
    'Fastify appears only in routes.ts, http/, sessions/ and app.ts: write a verb that takes plain data.',
};
const resend: Restriction = {
  regex: '^resend$',
  message:
    'Only mail/resend-mailer.ts and mail/resend-events.ts know Resend: take a Mailer (mail/mailer.ts) instead.',
};
const generated: Restriction = {
  regex: '/generated/',
  message: 'Generated code stays inside database/: import Prisma’s types and client from database/client.ts.',
};
const notTo = (folders: string[], message: string): Restriction => ({ regex: relative(folders), message });

const domain = [
  'organizations',
  'signup-links',
  'registrations',
  'invitations',
  'signup-requests',
  'link-undos',
  'users',
  'cases',
  'case-settings',
  'parties',
  'imports',
];
const domainBut = (...allowed: string[]) => domain.filter((folder) => !allowed.includes(folder));
const sessionsBut = (...allowed: string[]): Restriction => ({
  group: ['**/sessions/*', ...allowed.map((file) => `!**/sessions/${file}.ts`)],
  message: 'A verb knows sessions/ only as the Member it is given: let routes.ts ask and pass the answer on.',
});
const sideBySide =
  'signup-links, users, cases, parties and organizations never import each other: let registrations compose them, or join in SQL.';

/** What no file of a folder may import, and what its verbs may not (routes.ts may: it speaks HTTP and asks who calls). */
const folders: Record<string, { all?: Restriction[]; verbs?: Restriction[] }> = {
  http: {
    all: [
      notTo(
        [...domain, 'sessions', 'mail', 'audit', 'database'],
        'http/ knows no domain folder and no database: pass what it needs from app.ts.',
      ),
    ],
  },
  database: {
    all: [
      notTo(
        [...domain, 'http', 'sessions', 'mail', 'audit', 'jobs'],
        'database/ is below everything: move the query to the folder that owns the table.',
      ),
    ],
  },
  audit: {
    all: [notTo([...domain, 'mail', 'jobs'], 'audit/ receives plain data from the verb that acts.')],
    verbs: [sessionsBut('require-role')],
  },
  mail: {
    all: [notTo(domain, 'mail/ knows no domain folder: messages receive plain data.')],
    verbs: [sessionsBut('require-role')],
  },
  sessions: {
    all: [notTo(domain, 'sessions/ imports no domain folder: ask the database, or take plain data.')],
  },
  organizations: {
    all: [notTo(domainBut('organizations'), sideBySide)],
    verbs: [sessionsBut('require-role')],
  },
  'signup-links': {
    all: [notTo(domainBut('signup-links'), sideBySide)],
    verbs: [sessionsBut('require-role')],
  },
  users: { all: [notTo(domainBut('users'), sideBySide)], verbs: [sessionsBut('require-role', 'sessions')] },
  cases: { all: [notTo(domainBut('cases'), sideBySide)], verbs: [sessionsBut('require-role')] },
  'case-settings': {
    all: [
      notTo(
        domainBut('case-settings', 'signup-links'),
        'case-settings/ keeps the lists that cases and links choose from: ask in SQL what uses them.',
      ),
    ],
    verbs: [sessionsBut('require-role')],
  },
  parties: { all: [notTo(domainBut('parties'), sideBySide)], verbs: [sessionsBut('require-role')] },
  imports: {
    all: [
      notTo(
        domainBut('imports', 'users', 'parties', 'registrations'),
        'imports/ adds and changes users and parties; it asks their folders and registrations/.',
      ),
    ],
    verbs: [sessionsBut('require-role')],
  },
  'signup-requests': {
    all: [
      notTo(
        domainBut('signup-requests', 'signup-links', 'registrations'),
        'signup-requests answer with an invitation: ask registrations/, or join in SQL.',
      ),
    ],
    verbs: [sessionsBut('require-role')],
  },
  'link-undos': {
    all: [
      notTo(['setup', 'signup-requests'], 'An undo composes users, cases and registrations, nothing else.'),
    ],
    verbs: [sessionsBut('require-role', 'end-sessions-of-members')],
  },
  invitations: {
    all: [
      notTo(
        domainBut('invitations', 'signup-links', 'registrations'),
        'invitations start registrations through a link: ask registrations/, or join in SQL.',
      ),
    ],
    verbs: [sessionsBut('require-role')],
  },
  registrations: {
    all: [
      notTo(['link-undos'], 'Nothing imports link-undos back: give it what it asks for.'),
      notTo(['invitations'], 'Nothing imports invitations back: give it what it asks for.'),
      notTo(['signup-requests'], 'Nothing imports signup-requests back: give it what it asks for.'),
      notTo(['setup'], 'setup/ composes what is there; nothing imports it back.'),
    ],
    verbs: [
      sessionsBut(
        'require-role',
        'password',
        'insert-credential',
        'insert-passkey',
        'passkey-ceremony',
        'passkey-maker',
        'remove-sign-in-methods',
      ),
    ],
  },
  setup: {
    all: [
      notTo(
        ['registrations', 'cases'],
        'setup/ makes the first organization and its administrator, nothing else.',
      ),
    ],
    verbs: [sessionsBut('require-role', 'password', 'insert-credential')],
  },
};

const restrict = (...patterns: Restriction[]) => ({
  'no-restricted-imports': ['error', { patterns }] as const,
});

const api = Object.entries(folders).flatMap(([folder, { all = [], verbs = [] }]) => {
  const speaksHttp = folder === 'http' || folder === 'sessions';
  const never = [resend, generated, ...all];
  return [
    {
      files: [`apps/api/src/${folder}/**/*.{ts,tsx}`],
      rules: restrict(...never, ...(speaksHttp ? [] : [fastify]), ...verbs),
    },
    { files: [`apps/api/src/${folder}/routes.ts`], rules: restrict(...never) },
  ];
});

const features = [
  'users',
  'signup-links',
  'registrations',
  'cases',
  'organization',
  'sessions',
  'join',
  'mailbox',
  'profile',
  'setup',
  'paper',
  'arrivals',
  'audit',
  'parties',
  'imports',
];
const outside: Restriction = {
  regex: '(^|/)(apps|prisma)/|^@casedoor/(api|web)',
  message: 'Only @casedoor/contracts is shared: describe the shape there.',
};
const uiHasNoData: Restriction = {
  group: ['**/api/*', '!**/api/problem-message.ts'],
  message: 'ui/ has no data: take props. (Only the words for a problem come from api/.)',
};
const web = [
  { files: ['apps/web/src/**/*.{ts,tsx}'], rules: restrict(outside) },
  ...features.map((feature) => ({
    files: [`apps/web/src/${feature}/**/*.{ts,tsx}`],
    rules: restrict(
      outside,
      notTo(
        features.filter((other) => other !== feature),
        'A folder of the web app never imports another one’s: compose them in pages/, or move the part to ui/ or api/.',
      ),
    ),
  })),
  {
    files: ['apps/web/src/ui/**/*.{ts,tsx}'],
    rules: restrict(outside, notTo(features, 'ui/ has no domain words: take props.'), uiHasNoData),
  },
];

export default defineConfig({
  plugins: ['typescript', 'import', 'unicorn', 'oxc', 'react'],
  categories: { correctness: 'error' },
  ignorePatterns: ['**/generated/**', '**/dist/**', 'test-results/**', 'coverage/**'],
  rules: {
    eqeqeq: ['error', 'always', { null: 'ignore' }],
    'import/no-cycle': 'error',
    // An effect may set what it has just learnt from outside React.
    'react/set-state-in-effect': 'off',
    'typescript/await-thenable': 'error',
    'typescript/no-explicit-any': 'error',
    // Passwords are counted in code points, which is what the spread gives.
    'typescript/no-misused-spread': 'off',
    'typescript/no-floating-promises': 'error',
    'typescript/no-misused-promises': [
      'error',
      { checksVoidReturn: { attributes: false, properties: false } },
    ],
    'typescript/only-throw-error': 'error',
    'typescript/switch-exhaustiveness-check': 'error',
  },
  overrides: [
    {
      files: ['apps/api/src/**/*.{ts,tsx}'],
      rules: {
        'no-restricted-properties': [
          'error',
          {
            object: 'process',
            property: 'env',
            message: 'config.ts is the only reader of the environment: take a Config.',
          },
        ],
        'no-console': 'error',
      },
    },
    { files: ['apps/api/src/*.ts'], rules: restrict(resend, generated) },
    { files: ['apps/api/src/jobs/**/*.ts'], rules: restrict(resend, generated, fastify) },
    ...api,
    {
      files: ['apps/api/src/platform/mail/resend-mailer.ts', 'apps/api/src/platform/mail/resend-events.ts'],
      rules: restrict(generated, fastify, ...(folders.mail?.all ?? [])),
    },
    {
      files: ['apps/api/src/database/*.ts'],
      rules: restrict(resend, fastify, ...(folders.database?.all ?? [])),
    },
    { files: ['apps/api/src/platform/config.ts'], rules: { 'no-restricted-properties': 'off' } },
    { files: ['apps/api/src/main.ts'], rules: { 'no-console': 'off' } },
    {
      files: ['packages/contracts/**/*.ts'],
      rules: restrict({
        regex: '(^|/)(apps|prisma|e2e)/|^@casedoor/|^node:|^(fastify|react)$',
        message: 'contracts imports nothing of ours and runs in a browser: zod only.',
      }),
    },
    {
      files: ['e2e/**/*.ts'],
      // Playwright's fixtures are taken apart by design; they are plain functions.
      rules: { ...restrict(outside), 'typescript/unbound-method': 'off' },
    },
    ...web,
    {
      // Tests look at everything: they set up what the verbs may not reach.
      files: ['**/*.test.{ts,tsx}', 'apps/api/test/**'],
      rules: {
        'no-restricted-imports': 'off',
        'no-restricted-properties': 'off',
        'no-console': 'off',
        // Sorting codes and digits as texts is what a comparison of answers wants.
        'typescript/require-array-sort-compare': 'off',
      },
    },
  ],
});
