import { availableParallelism } from 'node:os';
import type pg from 'pg';
import type { LargeOrganization } from '../fill-organization.ts';
import type { Contender } from './contenders.ts';
import { insertLinks, insertVerified } from './fixtures.ts';
import type { Load } from './load.ts';
import { completeRequest, linkPageRequest, signedInRequest, startRequest } from './requests.ts';

/** What requests are made of. */
export interface Ground {
  client: pg.Client;
  large: LargeOrganization;
  /** Of the signed-in administrator. */
  cookie: string;
  /** Of the link whose page is read. */
  linkToken: string;
}

/** One path through the product that is measured. */
export interface MeasuredPath {
  /** For `--only`. */
  name: string;
  title: string;
  /** Turn by turn with the product; the ratio is to the last one. */
  limits: Exclude<Contender, 'product'>[];
  /** Whether requests write mails, whose delivery counts too. */
  mails: boolean;
  atOnce: number;
  /** How many requests a second are prepared: no more than these are sent. */
  mostPerSecond: number;
  expected: number;
  /** Prepares what `count` requests need, outside the measured time. */
  prepare(ground: Ground, count: number): Promise<Pick<Load, 'requests' | 'repeat'>>;
}

const cores = availableParallelism();
/** Of new links, from half of the hourly alarm of 200 on, a start must solve a challenge. */
const startsPerLink = 90;

const reads = { mails: false, atOnce: 16, mostPerSecond: 20_000, expected: 200 };
const repeated = (request: string, count: number) => Promise.resolve({ requests: [request], repeat: count });

const start = {
  mails: true,
  expected: 202,
  async prepare({ client, large }: Ground, count: number) {
    const links = await insertLinks(client, large, Math.ceil(count / startsPerLink));
    const requests = Array.from({ length: count }, (_, index) =>
      startRequest(links[Math.floor(index / startsPerLink)] ?? ''),
    );
    return { requests, repeat: 1 };
  },
};

const complete = (withPassword: boolean) => ({
  mails: true,
  atOnce: 16,
  expected: 201,
  async prepare({ client, large }: Ground, count: number) {
    const [link = ''] = await insertLinks(client, large, 1, { opensCase: true });
    const tokens = await insertVerified(client, link, count, { withPasskey: !withPassword });
    return { requests: tokens.map((token) => completeRequest(token, { withPassword })), repeat: 1 };
  },
});

/** In the order of the table. */
export const measuredPaths: MeasuredPath[] = [
  {
    ...reads,
    name: 'link-page',
    title: 'Link page, GET /public/signup-links/{token}',
    limits: ['bare', 'raw'],
    prepare: ({ linkToken }, count) => repeated(linkPageRequest(linkToken), count),
  },
  {
    ...reads,
    name: 'session',
    title: 'Signed in, GET /session',
    limits: ['raw'],
    prepare: ({ cookie }, count) => repeated(signedInRequest('/session', cookie), count),
  },
  {
    ...reads,
    name: 'users',
    title: 'Users, 25 rows',
    limits: ['raw'],
    prepare: ({ cookie }, count) => repeated(signedInRequest('/users?limit=25', cookie), count),
  },
  {
    ...start,
    name: 'start-one',
    title: 'Start, one at a time',
    limits: ['raw'],
    atOnce: 1,
    mostPerSecond: 500,
  },
  { ...start, name: 'start', title: 'Start, 16 at once', limits: ['raw'], atOnce: 16, mostPerSecond: 2_000 },
  {
    ...complete(true),
    name: 'complete-password',
    title: 'Complete with password, case and mails, 16 at once on one link',
    limits: ['argon2id'],
    mostPerSecond: 100 * cores,
  },
  {
    ...complete(false),
    name: 'complete-passkey',
    title: 'Complete with passkey, case and mails, 16 at once on one link',
    limits: ['raw'],
    mostPerSecond: 1_000,
  },
];
