import { defineConfig } from 'oxlint';
import { apiRooms, webRooms } from './scripts/rooms.mjs';

// Who may import whom. Each message names what to do instead; docs and README draw the same picture.

type Restriction = { message: string; importNames?: string[] } & ({ regex: string } | { group: string[] });

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
/** What a room may import, as a list of all that it may; the message names the alternative. */
function mayImport(room: string, allowed: readonly string[], open: readonly string[] = []): Restriction {
  const up = room.split('/').map(() => '..');
  const base = up.join('/');
  const area = room.split('/')[0] ?? '';
  // From inside an area, a room of the same area is written without its name.
  const written = (target: string) => {
    const own = room.split('/');
    const other = target.split('/');
    let shared = 0;
    while (shared < own.length - 1 && shared < other.length - 1 && own[shared] === other[shared]) shared += 1;
    return [...own.slice(shared).map(() => '..'), ...other.slice(shared)].join('/');
  };
  return {
    group: [
      ...up.map((_, depth) => `${up.slice(0, depth + 1).join('/')}/*/**`),
      ...[...allowed, ...open].map((target) => `!${written(target)}/**`),
      // What lies directly in an area belongs to all of its rooms.
      '!**/admin/paths.ts',
      '!../../paths.ts',
      '!../../../paths.ts',
      '!../paths.ts',
      '!**/platform/app-context.ts',
    ],
    message:
      `${room} may import ${[...allowed, ...open].join(', ') || 'no other room'} (scripts/rooms.mjs): move the code to the room that owns it, pass what is needed as an argument, or compose both in a room above ${area === room ? '' : `(${base})`}`.trim(),
  };
}

const platform = Object.keys(apiRooms).filter((room) => room.startsWith('platform/'));
const sessionsFromVerbs: Restriction = {
  group: [
    '**/sessions/*',
    '!**/sessions/route-context.ts',
    '!**/sessions/end-sessions-of-members.ts',
    '!**/sessions/end-sessions.ts',
    '!**/sessions/lock-session.ts',
    '!**/sessions/sessions.ts',
  ],
  message:
    'A verb knows who calls only as the Member (people/access/member.ts) that it is given: let routes.ts ask.',
};

const restrict = (...patterns: Restriction[]): { 'no-restricted-imports': ['error', object] } => ({
  'no-restricted-imports': ['error', { patterns }],
});

const api = Object.entries(apiRooms).flatMap(([room, allowed]) => {
  const open = room.startsWith('platform/') ? [] : platform;
  const own = mayImport(room, allowed, open);
  const speaksHttp = room === 'platform/http' || room === 'people/sessions';
  const never = [own, generated, resend];
  const verbs = speaksHttp ? [] : [fastify];
  const asksSessions =
    room.startsWith('platform/') ||
    ['people/sessions', 'people/sign-in-methods', 'people/addresses'].includes(room);
  return [
    {
      files: [`apps/api/src/${room}/**/*.{ts,tsx}`],
      rules: restrict(...never, ...verbs, ...(asksSessions ? [] : [sessionsFromVerbs])),
    },
    {
      files: ['routes', '*-routes', 'require-*'].map((name) => `apps/api/src/${room}/${name}.ts`),
      rules: restrict(...never),
    },
  ];
});

const outside: Restriction = {
  regex: '(^|/)(apps|prisma)/|^@casedoor/(api|web)',
  message: 'Only @casedoor/contracts is shared: describe the shape there.',
};
const uiHasNoData: Restriction = {
  group: ['**/api/*', '!**/api/problem-message.ts'],
  message: 'ui/ has no data: take props. (Only the words for a problem come from api/.)',
};
const guardedDialogs: Restriction[] = [
  {
    regex: '^@mantine/core$',
    importNames: ['Modal', 'Drawer', 'ModalBase'],
    message: 'Use Dialog (ui/dialog.tsx): it asks before typed text is lost.',
  },
  {
    regex: '^react-router-dom$',
    importNames: ['useBlocker'],
    message: 'React Router asks one blocker only, in ui/leave-guard.tsx: register the form with useUnsaved.',
  },
];
const web = [
  { files: ['apps/web/src/**/*.{ts,tsx}'], rules: restrict(outside) },
  ...Object.entries(webRooms).map(([room, allowed]) => ({
    files: [`apps/web/src/${room}/*.{ts,tsx}`],
    rules: restrict(
      outside,
      mayImport(room, allowed, room === 'ui' ? ['api'] : []),
      ...(room === 'ui' ? [uiHasNoData] : guardedDialogs),
    ),
  })),
];

export default defineConfig({
  plugins: ['typescript', 'import', 'unicorn', 'oxc', 'react'],
  categories: { correctness: 'error' },
  ignorePatterns: ['**/generated/**', '**/dist/**', 'test-results/**', 'coverage/**'],
  rules: {
    eqeqeq: ['error', 'always', { null: 'ignore' }],
    // A cycle of types is a cycle too: move the type to the lower file.
    'import/no-cycle': ['error', { ignoreTypes: false }],
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
    ...api,
    {
      files: ['apps/api/src/platform/mail/resend-mailer.ts', 'apps/api/src/platform/mail/resend-events.ts'],
      rules: restrict(generated, fastify, mayImport('platform/mail', apiRooms['platform/mail'])),
    },
    {
      files: ['apps/api/src/platform/database/*.ts'],
      rules: restrict(resend, fastify),
    },
    { files: ['apps/api/src/platform/config/config.ts'], rules: { 'no-restricted-properties': 'off' } },
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
      rules: {
        ...restrict(outside),
        'typescript/unbound-method': 'off',
      },
    },
    ...web,
    {
      // Tests look at everything: they set up what the verbs may not reach.
      files: ['**/*.test.{ts,tsx,mjs}', 'apps/api/test/**'],
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
