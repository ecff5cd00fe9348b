import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personalLinkWorks } from '../src/door/registrations/personal-link-works.ts';
import { deliverEmails, type Delivery } from '../src/platform/mail/deliver-emails.ts';
import { renderingsSoFar } from '../src/platform/mail/messages/render-message.ts';
import { resendMailer } from '../src/platform/mail/resend-mailer.ts';
import { createOutboxFixture, type OutboxFixture } from './outbox-fixture.ts';
import { askForLink, buildOpenLink, complete, prove } from './registration-steps.ts';
import { refusal, startResendStub } from './resend-stub.ts';
import { createTestApp, type TestApp } from './test-app.ts';

/** How many letters the work renders. */
async function renderingsOf(work: () => Promise<unknown>): Promise<number> {
  const before = renderingsSoFar();
  await work();
  return renderingsSoFar() - before;
}

describe('the renderings of a registration', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await createTestApp();
  });
  afterAll(() => test.close());

  it('are none from the second person on, at whatever organization of the same letterhead', async () => {
    /** Two people register through a link; four mails for each, one of them to the administrator. */
    const register = async (name: string, accentColour: string) => {
      const look = { contactEmail: 'hello@example.com', accentColour };
      const { link, organizationId } = await buildOpenLink(test, { autoCreateCase: true }, { name, ...look });
      for (const lastName of ['Martin', 'O’Neill & <Söhne>']) {
        const { token } = await askForLink(test, link.token);
        await prove(test.anyone, token, { firstName: 'Léa', lastName });
        expect((await complete(test.anyone, token)).status).toBe(201);
      }
      const mails = await test.database.email.groupBy({
        by: ['message'],
        where: { organizationId },
        _count: true,
      });
      return Object.fromEntries(mails.map(({ message, _count }) => [message, _count]));
    };
    const expected = { personal_link: 2, welcome: 2, new_registration: 2 };
    // The first may find templates that another test of this process has compiled.
    expect(
      await renderingsOf(async () => expect(await register('First & Co', '#aa3300')).toEqual(expected)),
    ).toBeLessThanOrEqual(3);
    expect(
      await renderingsOf(async () => expect(await register('Cabinet “Deux”', '#0033aa')).toEqual(expected)),
    ).toBe(0);
  });
});

describe('the renderings of a delivery', () => {
  let fixture: OutboxFixture;
  beforeAll(async () => {
    fixture = await createOutboxFixture();
  });
  afterAll(() => fixture.close());

  it('are none, at the first attempt or at any other', async () => {
    const stub = await startResendStub();
    const delivery: Delivery = {
      mailer: resendMailer({
        apiKey: 're_test',
        baseUrl: stub.baseUrl,
        from: 'Casedoor <no-reply@casedoor.test>',
      }),
      sealingKey: fixture.sealingKey,
      personalLinkWorks,
      onError: (error) => {
        throw error;
      },
    };
    const id = await fixture.addEmail();
    stub.script = [refusal(500, 'internal_server_error'), refusal(429, 'rate_limit_exceeded')];
    const outcomes: string[] = [];
    const deliver = async () => {
      for (const { outcome } of await deliverEmails(fixture.database, delivery, [id])) outcomes.push(outcome);
    };
    expect(
      await renderingsOf(async () => {
        for (let attempt = 1; attempt <= 3; attempt += 1) await deliver();
      }),
    ).toBe(0);
    expect(outcomes).toEqual(['later', 'later', 'sent']);
    const [first, ...later] = stub.requests.map(({ body }) => body);
    for (const body of later) expect(body).toEqual(first);
    await stub.close();
  });
});
