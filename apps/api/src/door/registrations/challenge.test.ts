import type { ProblemBody } from '@casedoor/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { buildOpenLink, newAddress } from '../../../test/registration-steps.ts';
import { solve, createTestApp, type TestApp } from '../../../test/test-app.ts';
import { secondInstance } from '../../../test/second-instance.ts';

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp({ trustProxy: ['127.0.0.1'] });
});
afterAll(() => test.close());
beforeEach(() => test.database.rateLimit.deleteMany({}));

/** Starts without solving anything by itself. */
async function start(
  token: string | null,
  {
    challengeSolution,
    network = '203.0.113.5',
    app = test.app,
  }: { challengeSolution?: string; network?: string; app?: TestApp['app'] } = {},
) {
  const response = await app.inject({
    method: 'POST',
    url: `/api/v1/public/signup-links/${token}/registrations`,
    headers: { 'x-forwarded-for': network },
    payload: { email: newAddress(), locale: 'en', ...(challengeSolution ? { challengeSolution } : {}) },
  });
  const problem = response.statusCode === 202 ? null : response.json<ProblemBody>();
  return { status: response.statusCode, code: problem?.code ?? null, problem };
}

async function startMany(token: string | null, times: number, network?: (time: number) => string) {
  const codes = [];
  for (let time = 0; time < times; time += 1)
    codes.push((await start(token, network ? { network: network(time) } : {})).code);
  return codes;
}

/** A refusal's challenge, at a link where its network has used half of its starts. */
async function challenged(settings = {}) {
  const { link, organizationId } = await buildOpenLink(test, settings);
  await startMany(link.token, 15);
  const refused = await start(link.token);
  if (refused.code !== 'challenge_required' || !refused.problem) throw new Error(`answered ${refused.code}`);
  return { link, organizationId, problem: refused.problem };
}

describe('a challenge', () => {
  it('is asked for from half of a network’s starts on, not before; one who solves it starts', async () => {
    const { link } = await buildOpenLink(test);
    expect(await startMany(link.token, 15)).toEqual(Array(15).fill(null));
    const refused = await start(link.token);
    expect([refused.status, refused.code]).toEqual([428, 'challenge_required']);
    expect(await test.database.registration.count({ where: { signupLinkId: link.id } })).toBe(15);
    const challengeSolution = await solve(refused.problem as ProblemBody);
    expect((await start(link.token, { challengeSolution })).status).toBe(202);
    // Another network is not asked.
    expect((await start(link.token, { network: '203.0.113.6' })).status).toBe(202);
  });

  it('is asked for from half of a link’s starts, or of its alarm’s, on', async () => {
    for (const settings of [{ startsPerHour: 24 }, { alarmStarts: 24 }]) {
      await test.database.rateLimit.deleteMany({});
      const { link } = await buildOpenLink(test, settings);
      const codes = await startMany(link.token, 13, (time) => `198.51.100.${time}`);
      expect(codes).toEqual([...Array<null>(12).fill(null), 'challenge_required']);
    }
  });

  it('is asked for while refused addresses are about to raise the alarm', async () => {
    const { link } = await buildOpenLink(test, {
      allowedEmailDomains: ['durand.example'],
      alarmRefusals: 24,
    });
    const codes = await startMany(link.token, 14, (time) => `198.51.100.${time}`);
    expect(codes).toEqual([
      ...Array<string>(13).fill('signup_link_email_domain_refused'),
      'challenge_required',
    ]);
  });

  it('is solved once, by whichever instance', async () => {
    const { link, problem } = await challenged();
    const challengeSolution = await solve(problem);
    const second = await secondInstance(test, { trustProxy: ['127.0.0.1'] });
    const answers = await Promise.all([
      start(link.token, { challengeSolution }),
      start(link.token, { challengeSolution, app: second.http }),
      start(link.token, { challengeSolution }),
    ]);
    await second.close();
    expect(answers.map(({ code }) => code).toSorted()).toEqual([
      'challenge_required',
      'challenge_required',
      null,
    ]);
  });

  it('is refused after five minutes', async () => {
    const { link, problem } = await challenged();
    const challengeSolution = await solve(problem);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 301_000 });
    try {
      expect((await start(link.token, { challengeSolution })).code).toBe('challenge_required');
    } finally {
      vi.useRealTimers();
    }
  });

  it('is refused where it was changed, made by somebody else or for another link', async () => {
    const { link, problem } = await challenged();
    const other = await buildOpenLink(test);
    const challengeSolution = await solve(problem);
    const { challenge, solution } = JSON.parse(Buffer.from(challengeSolution, 'base64').toString()) as {
      challenge: { parameters: Record<string, unknown>; signature: string };
      solution: { counter: number; derivedKey: string };
    };
    const { parameters, signature } = challenge;
    const encode = (forged: unknown) => Buffer.from(JSON.stringify(forged)).toString('base64');
    const forgeries = [
      'nonsense',
      encode(null),
      encode({ challenge }),
      encode({ challenge: { parameters }, solution }),
      encode({ challenge: { parameters: { ...parameters, expiresAt: 9_999_999_999 }, signature }, solution }),
      encode({ challenge: { parameters: { ...parameters, keyPrefix: '00' }, signature }, solution }),
      encode({ challenge: { parameters, signature: '0'.repeat(64) }, solution }),
      encode({ challenge, solution: { ...solution, derivedKey: '0'.repeat(64) } }),
    ];
    for (const forged of forgeries)
      expect((await start(link.token, { challengeSolution: forged })).code).toBe('challenge_required');
    await startMany(other.link.token, 1);
    expect((await start(other.link.token, { challengeSolution })).code).toBe('challenge_required');
    expect((await start(link.token, { challengeSolution })).status).toBe(202);
  });

  it('never replaces a limit', async () => {
    const { link } = await buildOpenLink(test, { startsPerNetwork: 12 });
    await startMany(link.token, 10);
    for (let time = 0; time < 2; time += 1) {
      const { problem } = await start(link.token);
      const challengeSolution = await solve(problem as ProblemBody);
      expect((await start(link.token, { challengeSolution })).status).toBe(202);
    }
    expect((await start(link.token)).code).toBe('signup_link_network_crowded');
  });
});
