import type { Completion, MemberRole } from '@casedoor/contracts';
import type { Api } from './api.ts';
import { newestMail, personalLinkIn, tokenIn } from './mailbox.ts';
import { unique } from './unique.ts';

/** The demo organization's administrator. */
export const demoAdmin = { email: 'admin@demo.test', password: 'correct horse battery staple' };

/** A good password for tests. */
export const password = 'copper lantern meadow violin 47';

/** A person without an account. */
export interface Person {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
}

/** Returns a new person with an address of their own. */
export function newPerson(firstName = 'Ada', lastName = `Marsh-${unique()}`): Person {
  const ascii = firstName
    .normalize('NFD')
    .replaceAll(/[^a-z0-9]/gi, '')
    .toLowerCase();
  return { firstName, lastName, email: `${ascii}.${unique()}@example.test` };
}

/** Completes a personal link's registration, without a browser. */
async function completeByApi(api: Api, token: string, { firstName, lastName }: Person): Promise<Completion> {
  await api.call('POST /public/registration/verify', { bearer: token });
  const body = { firstName, lastName, timeZone: 'Europe/Paris' };
  const { organization } = await api.call('PATCH /public/registration', { bearer: token, body });
  const answer = await api.call('POST /public/registration/complete', {
    bearer: token,
    headers: { 'idempotency-key': `e2e-${unique()}` },
    body: {
      password,
      termsVersion: organization.termsVersion,
      privacyVersion: organization.privacyVersion,
      newsletter: false,
    },
  });
  if (answer.state !== 'completed') throw new Error('The registration waits for approval.');
  return answer;
}

/** Requests a personal link through a sign-up link, without a browser; returns it from the mail. */
export async function askForPersonalLink(
  anyone: Api,
  url: string,
  { email }: Person,
  locale: 'en' | 'fr' = 'en',
): Promise<string> {
  const token = url.split('/').at(-1) ?? '';
  await anyone.call('POST /public/signup-links/{token}/registrations', {
    params: { token },
    body: { email, locale },
  });
  return personalLinkIn(await newestMail(anyone, email, 'personal_link'));
}

/** Signs a person up through a sign-up link, without a browser. `visitor` is signed in afterwards. */
export async function signUpByApi(
  visitor: Api,
  url: string,
  person: Person,
  locale: 'en' | 'fr' = 'en',
): Promise<Completion> {
  return completeByApi(visitor, tokenIn(await askForPersonalLink(visitor, url, person, locale)), person);
}

/** Adds a user directly and sets up their account, without a browser. `visitor` is signed in afterwards. */
export async function addUserByApi(
  admin: Api,
  visitor: Api,
  person: Person,
  role: MemberRole,
): Promise<Completion> {
  await admin.call('POST /users', { body: { ...person, role, locale: 'en' } });
  const mail = await newestMail(admin, person.email, 'added_user');
  return completeByApi(visitor, tokenIn(personalLinkIn(mail)), person);
}
