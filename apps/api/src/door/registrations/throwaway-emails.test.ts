import type { SignupLink } from '@casedoor/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildMember } from '../../../test/builders.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';
import { complete, fromSomewhere, buildOpenLink, startAndVerify } from '../../../test/registration-steps.ts';
import { isThrowawayEmail } from '../../platform/mail/throwaway-email.ts';

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp();
});
afterAll(() => test.close());

let number = 0;
const throwaway = () => `visitor${(number += 1)}@mailinator.com`;
const start = (token: string | null, email: string) =>
  test.anyone.post(`/public/signup-links/${token}/registrations`, { email, locale: 'en' }, fromSomewhere());

describe('throw-away addresses', () => {
  it.each([
    ['lea@mailinator.com', true],
    ['lea@inbox.mailinator.com', true],
    ['lea@mailinator.company', false],
    ['lea@mailinator.com.example', false],
    ['lea@gmail.com', false],
    ['lea@com', false],
  ])('%s: %s', (email, is) => expect(isThrowawayEmail(email)).toBe(is));

  it('are refused by a link that refuses them, with or without an account, and nothing is kept', async () => {
    const { organizationId, link } = await buildOpenLink(test, { throwawayEmails: 'refuse' });
    const member = await buildMember(test.database, { organizationId, email: throwaway() });
    const answers = await Promise.all(
      [member.email, throwaway(), 'LEA@Sub.Mailinator.com'].map((email) => start(link.token, email)),
    );
    expect(answers.map(({ status, code }) => [status, code])).toEqual(
      Array(3).fill([409, 'signup_link_email_throwaway_refused']),
    );
    const { title } = answers[0]?.json<{ title: string }>() ?? { title: '' };
    expect(answers.map((answer) => answer.json<{ title: string }>().title)).toEqual(Array(3).fill(title));
    expect(await test.database.registration.count({ where: { signupLinkId: link.id } })).toBe(0);
    expect((await start(link.token, 'lea@durand.example')).status).toBe(202);
  });

  it('are taken with a hint by a link that warns, and marked in its list', async () => {
    const { admin, link } = await buildOpenLink(test, { throwawayEmails: 'warn' });
    const email = throwaway();
    expect((await start(link.token, email)).json()).toMatchObject({ throwawayEmail: true });
    // Rate limit reached: the answer stays the same.
    expect((await start(link.token, email)).json()).toMatchObject({ throwawayEmail: true });
    expect((await start(link.token, 'jo@durand.example')).json()).toMatchObject({ throwawayEmail: false });
    const list = (await (await test.signInAs(admin)).get(`/signup-links/${link.id}/registrations`)).json<{
      items: { email: string; throwawayEmail: boolean }[];
    }>();
    expect(list.items.map((item) => [item.email, item.throwawayEmail])).toEqual([
      ['jo@durand.example', false],
      [email, true],
    ]);
  });

  it('pass where they are allowed, which is the default, without a hint', async () => {
    const { link } = await buildOpenLink(test);
    expect((await start(link.token, throwaway())).json()).toMatchObject({ throwawayEmail: false });
  });

  it('are refused at completion too, when the setting changed after the mail', async () => {
    const { admin, link } = await buildOpenLink(test);
    const { token } = await startAndVerify(test, link.token, throwaway());
    const caller = await test.signInAs(admin);
    const changed = await caller.patch(`/signup-links/${link.id}`, { version: 1, throwawayEmails: 'refuse' });
    expect(changed.json<SignupLink>().throwawayEmails).toBe('refuse');
    expect((await complete(test.anyone, token)).code).toBe('signup_link_email_throwaway_refused');
    const judged = await caller.post(`/signup-links/${link.id}/invitations/preview`, {
      recipients: [{ email: throwaway() }],
    });
    expect(judged.json()).toMatchObject({ items: [{ refusal: 'throwaway_refused' }] });
  });
});
