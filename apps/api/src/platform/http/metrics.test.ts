import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askForLink, buildOpenLink, complete, readyToComplete } from '../../../test/registration-steps.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';
import { installJobs } from '../jobs/jobs.ts';

const metricsToken = 'a token for monitoring';
let test: TestApp;
beforeAll(async () => {
  test = await createTestApp({ metricsToken });
  await installJobs(test.databaseUrl);
});
afterAll(() => test.close());

const read = (authorization = `Bearer ${metricsToken}`) =>
  test.anyone.get('//metrics', authorization === '' ? {} : { authorization });

/** The value of a metric with these labels; undefined if there is none. */
async function valueOf(metric: string): Promise<number | undefined> {
  const { text } = await read();
  const line = text.split('\n').find((each) => each.startsWith(`${metric} `));
  return line === undefined ? undefined : Number(line.slice(metric.length + 1));
}

describe('/metrics', () => {
  it.each([
    ['without a token', ''],
    ['with another token', 'Bearer another token for monitoring'],
    ['with the token alone', metricsToken],
    ['with another scheme', `Basic ${metricsToken}`],
    ['with more than the token', `Bearer ${metricsToken}s`],
  ])('does not exist %s', async (_name, authorization) => {
    const answer = await read(authorization);
    expect(answer.status).toBe(404);
    expect(answer.code).toBe('endpoint_not_found');
    expect(answer.text).not.toContain('casedoor_');
  });

  it('does not exist without METRICS_TOKEN', async () => {
    const plain = await createTestApp();
    const answer = await plain.anyone.get('//metrics', { authorization: `Bearer ${metricsToken}` });
    expect(answer.code).toBe('endpoint_not_found');
    await plain.close();
  });

  it('counts requests by pattern, refusals by code, completions, statements and mails', async () => {
    const { link } = await buildOpenLink(test);
    const completed = (await valueOf('casedoor_completions_total')) ?? 0;
    const statements = (await valueOf('casedoor_database_statements_total')) ?? 0;
    const ready = await readyToComplete(test, link.token);
    expect((await complete(test.anyone, ready.token)).status).toBe(201);
    expect((await complete(test.anyone, 'nobody')).code).toBe('registration_not_found');
    await askForLink(test, link.token);
    const queued = await test.database.email.findMany({ where: { state: 'queued' }, select: { id: true } });
    await test.handlers['deliver-email'](queued.map(({ id }) => ({ emailId: id })));

    const { text, headers, status } = await read();
    expect([status, headers['content-type']]).toEqual([200, expect.stringContaining('text/plain')]);
    expect(headers['cache-control']).toBe('no-store');
    expect(await valueOf('casedoor_completions_total')).toBe(completed + 1);
    const route = 'route="/api/v1/public/registration/complete"';
    const count = (code: number) =>
      valueOf(`casedoor_http_request_duration_seconds_count{method="POST",${route},status="${code}"}`);
    expect(await count(201)).toBe(1);
    expect(await count(404)).toBe(1);
    expect(await valueOf('casedoor_refusals_total{code="registration_not_found"}')).toBe(1);
    expect(await valueOf('casedoor_mail_deliveries_total{outcome="sent"}')).toBe(queued.length);
    expect(await valueOf('casedoor_database_statements_total')).toBeGreaterThan(statements + 10);
    expect(text).toMatch(/^casedoor_database_connections\{state="idle"\} [1-9]/m);
    expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds /m);
    // Nothing of a person or a link, and one label for whatever does not exist.
    expect(text).not.toMatch(/@|[0-9a-f]{40}|[0-9a-f]{8}-[0-9a-f]{4}/);
    await test.anyone.get('//api/v1/nothing/of-mine');
    expect((await read()).text).not.toContain('of-mine');
  });

  it('shows what waits, and reads the database once in five seconds however often it is asked', async () => {
    const own = await createTestApp({ metricsToken });
    await installJobs(own.databaseUrl);
    const { link } = await buildOpenLink(own);
    await askForLink(own, link.token);
    const ask = () => own.anyone.get('//metrics', { authorization: `Bearer ${metricsToken}` });
    const statements = /^casedoor_database_statements_total (\d+)$/m;
    const [once, again] = [(await ask()).text, (await ask()).text];
    expect(once).toMatch(/^casedoor_queue_depth\{queue="mail",state="queued"\} 1$/m);
    expect(again).toMatch(/^casedoor_queue_depth\{queue="mail",state="queued"\} 1$/m);
    expect(Number(statements.exec(once)?.[1])).toBeGreaterThan(0);
    expect(statements.exec(again)?.[1]).toBe(statements.exec(once)?.[1]);
    await own.close();
  });
});
