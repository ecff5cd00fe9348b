import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildMember, buildSignupLink } from '../../../test/builders.ts';
import { createTestApp, type Caller, type TestApp } from '../../../test/test-app.ts';
import { bearer, buildOpenLink, invite, newAddress } from '../../../test/registration-steps.ts';
import { createToken } from '../../platform/secrets/token.ts';
import { mailboxKey } from '../../platform/mail/email-address.ts';

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp({ trustProxy: ['127.0.0.1'] });
});
afterAll(() => test.close());
beforeEach(() => test.database.rateLimit.deleteMany({}));

const from = (network: number) => ({ 'x-forwarded-for': `203.0.113.${network}` });
const start = (token: string | null, email: string, network: number) =>
  test.anyone.post(`/public/signup-links/${token}/registrations`, { email, locale: 'en' }, from(network));
const mails = (organizationId: string, message = 'personal_link') =>
  test.database.email.count({ where: { organizationId, message } });
/** Several open links of one organization. */
async function buildLinks(count: number) {
  const first = await buildOpenLink(test);
  const { organizationId } = first;
  const links = [first.link];
  while (links.length < count)
    links.push(await buildSignupLink(test.database, { organizationId, token: createToken('link') }));
  return { organizationId, links };
}

describe('starts of strangers', () => {
  /** Starts of one mailbox, each as [link, network, spelling], and how many of them are mailed. */
  it.each<[string, (readonly [link: number, network: number, spelling?: string])[], number]>([
    [
      'twice within a minute through a link',
      [
        [0, 1],
        [0, 1],
      ],
      1,
    ],
    [
      'through another link at once',
      [
        [0, 1],
        [1, 1],
      ],
      2,
    ],
    [
      'from another network at once',
      [
        [0, 1],
        [0, 2],
      ],
      2,
    ],
    [
      'a third from one network on a day',
      [
        [0, 1],
        [1, 1],
        [2, 1],
      ],
      2,
    ],
    [
      'a fourth from anywhere on a day',
      [
        [0, 1],
        [0, 2],
        [0, 3],
        [0, 4],
        [1, 5],
      ],
      3,
    ],
    [
      'with tags',
      [
        [0, 1, '+a'],
        [0, 1, '+b'],
      ],
      1,
    ],
    [
      'in capital letters',
      [
        [0, 1],
        [0, 1, 'UP'],
      ],
      1,
    ],
  ])('%s', async (_, starts, mailed) => {
    const { organizationId, links } = await buildLinks(3);
    const email = newAddress();
    const spelled = {
      UP: email.toUpperCase(),
      '+a': email.replace('@', '+a@'),
      '+b': email.replace('@', '+b@'),
    };
    for (const [through, network, spelling] of starts) {
      const answer = await start(links[through]?.token ?? null, spelled[spelling as 'UP'] ?? email, network);
      expect([answer.status, answer.json()]).toMatchObject([202, { sent: true }]);
    }
    expect(await mails(organizationId)).toBe(mailed);
  });

  it('reach one Gmail mailbox, however its dots move, three times', async () => {
    const { organizationId, link } = await buildOpenLink(test);
    for (const [network, local] of ['victim', 'v.ictim', 'vi.ctim', 'vic.tim', 'v.i.c.t.i.m+x'].entries())
      await start(link.token, `${local}@${network % 2 ? 'googlemail' : 'gmail'}.com`, network);
    expect(await mails(organizationId)).toBe(3);
  });

  it('and their withdrawals lock nobody out: not the owner elsewhere, not an administrator', async () => {
    const { organizationId, link, admin } = await buildOpenLink(test);
    const email = newAddress();
    for (let round = 0; round < 7; round += 1) {
      const { waitingToken } = (await start(link.token, email, 1)).json<{ waitingToken: string }>();
      await test.anyone.post('/public/waiting/withdraw', undefined, { ...bearer(waitingToken), ...from(1) });
    }
    expect(await mails(organizationId)).toBe(2);
    await start(link.token, email, 2);
    expect(await mails(organizationId)).toBe(3);
    await invite(test, await test.signInAs(admin), link.id, [{ email }]);
    expect(await mails(organizationId, 'invitation')).toBe(1);
  });
});

describe('mails of administrators', () => {
  /** An administrator mails an added user again; returns the answer. */
  const resend = (caller: Caller, id: string) => caller.post(`/users/${id}/invitation`);
  async function buildInvited(organizationId: string, email: string) {
    return buildMember(test.database, { organizationId, email, joinedAt: null });
  }

  it('count too: the same person once in 50 seconds, and six a day', async () => {
    const { organizationId, admin } = await buildOpenLink(test);
    const caller = await test.signInAs(admin);
    const { id } = await buildInvited(organizationId, newAddress());
    expect((await resend(caller, id)).status).toBe(202);
    const again = await resend(caller, id);
    expect([again.code, again.headers['retry-after']]).toEqual(['request_rate_limited', '50']);
    for (let mail = 1; mail < 8; mail += 1) {
      await test.database.rateLimit.deleteMany({ where: { key: { startsWith: 'mail-minute' } } });
      const answer = await resend(caller, id);
      expect(answer.code ?? answer.status).toBe(mail < 6 ? 202 : 'request_rate_limited');
    }
    expect(await mails(organizationId, 'added_user')).toBe(6);
  });

  it('have three a day that no stranger can spend', async () => {
    const { organizationId, link, admin } = await buildOpenLink(test);
    const caller = await test.signInAs(admin);
    const email = newAddress();
    const { id } = await buildInvited(organizationId, email);
    for (let network = 1; network < 9; network += 1) await start(link.token, email, network);
    for (let mail = 0; mail < 4; mail += 1) {
      await test.database.rateLimit.deleteMany({ where: { key: { startsWith: 'mail-minute' } } });
      await resend(caller, id);
    }
    expect([await mails(organizationId), await mails(organizationId, 'added_user')]).toEqual([3, 3]);
  });
});

describe('a mail that is not written spends nothing', () => {
  /** Makes every write of a mail fail, as a database that is out of space does. */
  async function whileNothingCanBeMailed<T>(act: () => Promise<T>): Promise<T> {
    await test.database.$executeRaw`
      CREATE FUNCTION refuse_mail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'disk full' USING ERRCODE = '53100'; END $$`;
    await test.database
      .$executeRaw`CREATE TRIGGER refuse_mail BEFORE INSERT ON "Email" FOR EACH ROW EXECUTE FUNCTION refuse_mail()`;
    try {
      return await act();
    } finally {
      await test.database.$executeRaw`DROP FUNCTION refuse_mail() CASCADE`;
    }
  }
  const spent = () =>
    test.database.rateLimit.findMany({ where: { key: { startsWith: 'mail-' }, points: { gt: 0 } } });

  it('for a start: the person who tries again is mailed', async () => {
    const { organizationId, link } = await buildOpenLink(test);
    const email = newAddress();
    const failed = await whileNothingCanBeMailed(() => start(link.token, email, 1));
    expect(failed.status).toBeGreaterThanOrEqual(500);
    expect(await spent()).toEqual([]);
    expect((await start(link.token, email, 1)).status).toBe(202);
    expect(await mails(organizationId)).toBe(1);
  });

  it('for a mail to an added user', async () => {
    const { organizationId, admin } = await buildOpenLink(test);
    const caller = await test.signInAs(admin);
    const { id } = await buildMember(test.database, { organizationId, joinedAt: null });
    await whileNothingCanBeMailed(() => caller.post(`/users/${id}/invitation`));
    expect(await spent()).toEqual([]);
    expect((await caller.post(`/users/${id}/invitation`)).status).toBe(202);
  });

  it('and a start that a limit holds back spends none of the other limits', async () => {
    const { link } = await buildOpenLink(test);
    const email = newAddress();
    await start(link.token, email, 1);
    const before = await spent();
    await start(link.token, email, 1);
    expect(await spent()).toEqual(before);
  });
});

it('the mailbox of an address is the same for limits and for the conflict check', async () => {
  const addresses = [
    'lea@example.com',
    'lea+court@example.com',
    'l.e.a+x+y@gmail.com',
    'l.ea@googlemail.com',
    '+tag@example.com',
    'a.b@gmail.com.example',
  ];
  const [row] = await test.database.$queryRaw<{ keys: string[] }[]>`
    SELECT array_agg("mailbox_key"(a) ORDER BY n) AS "keys" FROM unnest(${addresses}::text[]) WITH ORDINALITY AS t (a, n)`;
  expect(addresses.map(mailboxKey)).toEqual(row?.keys);
});
