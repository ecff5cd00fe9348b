import { parseArgs } from 'node:util';
import { linkStates } from '../packages/contracts/src/link-states.ts';
import { buildApp } from '../apps/api/src/app.ts';
import { connectDatabase, type DatabaseConnection } from '../apps/api/src/platform/database/client.ts';
import { mailboxMailer } from '../apps/api/src/platform/mail/mailbox-mailer.ts';
import type { LargeOrganization } from './fill-organization.ts';
import { startLargeDatabase } from './large-database.ts';

/**
 * The largest median of an answer's time, in ms. Up to a tenth of a second a list feels instant; up to one
 * second a person keeps their train of thought, which is enough for a chart that is counted from every row.
 */
function goalOf(path: string): number {
  if (path.includes('/funnel')) return 1000;
  // Finds a tenth of all rows, and sorts them by another index than the search's.
  return decodeURIComponent(path).includes('q=Müller') ? 250 : 100;
}
const { values: options } = parseArgs({
  options: {
    size: { type: 'string', default: '100000' },
    runs: { type: 'string', default: '20' },
    only: { type: 'string', default: '' },
    folder: { type: 'string' },
  },
});

const say = (line: string) => console.log(line);
const { url, large, stop } = await startLargeDatabase({ size: Number(options.size), folder: options.folder });
try {
  const connection = connectDatabase(url);
  try {
    process.exitCode = await measure(connection, large);
  } finally {
    await connection.close();
  }
} finally {
  await stop();
}

/** Requests each list `runs` times in sequence and prints the times; returns the exit code. */
async function measure(connection: DatabaseConnection, large: LargeOrganization): Promise<number> {
  const { http, auth } = await buildApp({
    connection,
    jobs: { enqueue: () => Promise.resolve() },
    appOrigin: 'http://localhost:3000',
    authSecret: 'a secret of thirty-two bytes or more',
    mailer: mailboxMailer(),
    mailbox: true,
    logLevel: 'silent',
    longestEventLoopDelay: 0,
  });
  const { headers } = await auth.api.startSession({
    body: { userId: large.admin.userId, activeMembershipId: large.admin.id },
    headers: new Headers(),
    returnHeaders: true,
  });
  const cookie = headers
    .getSetCookie()
    .map((text) => text.split(';')[0])
    .join('; ');
  const ask = async (path: string) => {
    const start = performance.now();
    const { statusCode, body } = await http.inject({ url: `/api/v1${path}`, headers: { cookie } });
    const took = performance.now() - start;
    if (statusCode !== 200) throw new Error(`${path} answered ${statusCode}: ${body}`);
    const { items } = JSON.parse(body) as { items?: unknown[] };
    return { took, rows: items?.length ?? 1 };
  };

  say(`\n  p50 ms   p95 ms   rows  (${options.runs} each; GET /session is the floor)`);
  let slow = 0;
  for (const path of ['/session', ...paths(large)].filter((each) => each.includes(options.only))) {
    await ask(path);
    const times: number[] = [];
    let rows = 0;
    // More than five runs: PostgreSQL may choose a prepared statement's generic plan only then.
    for (let run = 0; run < Number(options.runs); run += 1) {
      const answer = await ask(path);
      times.push(answer.took);
      ({ rows } = answer);
    }
    const sorted = times.toSorted((a, b) => a - b);
    const part = (share: number) => sorted[Math.ceil(sorted.length * share) - 1] ?? 0;
    const isSlow = part(0.5) > goalOf(path);
    if (isSlow) slow += 1;
    say(
      `${part(0.5).toFixed(1).padStart(8)} ${part(0.95).toFixed(1).padStart(8)} ${String(rows).padStart(6)}  ${isSlow ? '✗' : ' '} ${shown(path, large)}`,
    );
  }
  await http.close();
  say(slow === 0 ? '\nAll are within their goals.' : `\n${slow} are slower than their goals.`);
  return slow === 0 ? 0 : 1;
}

/** Replaces ids by their names. */
function shown(path: string, large: LargeOrganization): string {
  const ids = { ...large, admin: large.admin.id };
  return Object.entries(ids).reduce((text, [name, id]) => text.replace(id, `{${name}}`), path);
}

/** Every list, with each filter and order, for frequent, rare and no matches. */
function paths({ busyLinkId, invitingLinkId, batchId, admin }: LargeOrganization): string[] {
  const searches = (found: readonly string[]) => [
    '',
    ...found.map((text) => `q=${encodeURIComponent(text)}`),
  ];
  const all = (path: string, ...queries: string[]) =>
    queries.map((query) => (query === '' ? path : `${path}?${query}`));
  return [
    ...all(
      '/users',
      ...searches(['nobody-here', 'person777@', 'T-4711', 'Müller', 'an', 'Zoë-Lou García 13']),
    ),
    ...all(
      '/users',
      'sort=name',
      'sort=-name',
      'sort=createdAt',
      'status=disabled',
      'role=staff',
      'role=manager',
    ),
    ...all(
      '/users',
      `signupLinkId=${busyLinkId}`,
      `signupLinkId=${busyLinkId}&sort=name`,
      'role=staff&sort=name',
      'q=Müller&sort=name',
    ),
    ...all(
      '/cases',
      ...searches(['nobody-here', 'R0004711', 'García', 'a']),
      'status=open',
      'status=on_hold',
      'status=closed',
      'status=archived',
    ),
    ...all('/cases', 'q=García&status=on_hold', 'q=nobody-here&status=closed'),
    ...all('/signup-links', ...searches(['nothing-here', 'Link 4711', 'website', 'a'])),
    ...all(
      '/signup-links',
      'sort=createdAt',
      'sort=title',
      'sort=-uses',
      'sort=expiresAt',
      'ended=true',
      'ended=false',
    ),
    ...linkStates.flatMap((state) => all('/signup-links', `state=${state}`, `state=${state}&sort=title`)),
    `/signup-links/${busyLinkId}`,
    ...all(
      `/signup-links/${busyLinkId}/registrations`,
      '',
      ...[
        'started',
        'verified',
        'pending_approval',
        'completed',
        'rejected',
        'withdrawn',
        'revoked',
        'expired',
      ].map((state) => `state=${state}`),
    ),
    ...all(`/signup-links/${busyLinkId}/funnel`, '', `from=${day(30)}`, `from=${day(1)}`),
    `/signup-links/${busyLinkId}/former-urls`,
    ...all(
      `/signup-links/${invitingLinkId}/invitations`,
      ...searches(['nobody-here', 'invitee777@', 'Müller']),
    ),
    ...all(
      `/signup-links/${invitingLinkId}/invitations`,
      ...[
        'queued',
        'sent',
        'delivered',
        'bounced',
        'opened',
        'started',
        'awaits_approval',
        'completed',
        'rejected',
        'withdrawn',
        'revoked',
        'expired',
        'refused',
        'cancelled',
      ].map((state) => `state=${state}`),
      `batchId=${batchId}`,
      'q=nobody-here&state=sent',
    ),
    `/signup-links/${invitingLinkId}/invitation-batches`,
    `/invitation-batches/${batchId}`,
    '/registrations',
    ...all('/signup-requests', '', 'state=invited', 'state=dismissed'),
    ...all('/parties', ...searches(['nobody-here', 'party777@', 'Müller', 'a']), 'status=archived'),
    ...all('/imports', '', 'kind=parties'),
    ...all(
      '/audit-events',
      ...searches(['nobody-here', 'person777@', 'Müller']),
      `by=${admin.id}`,
      'by=system',
      'action=user.joined',
      'subjectType=case',
      `from=${day(30)}&to=${day(20)}`,
    ),
    ...all(
      '/audit-events',
      'action=user.disabled',
      'subjectType=signup_link',
      `by=${admin.id}&action=user.joined`,
      'action=case.opened_by_signup&q=Müller',
    ),
  ];
}

function day(ago: number): string {
  return new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
}
