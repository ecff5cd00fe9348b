import { expect, it } from 'vitest';
import { emailRefusal, refuseEmail } from './email-rules.ts';

const firm = ['firm.example'];

it.each<
  [
    email: string,
    domains: string[],
    throwaway: 'allow' | 'warn' | 'refuse',
    refusal: ReturnType<typeof emailRefusal>,
  ]
>([
  ['lea@firm.example', [], 'refuse', null],
  ['lea@firm.example', firm, 'refuse', null],
  ['lea@other.example', firm, 'allow', 'domain_refused'],
  ['lea@mailinator.com', [], 'allow', null],
  ['lea@mailinator.com', [], 'warn', null],
  ['lea@mailinator.com', [], 'refuse', 'throwaway_refused'],
  ['lea@mailinator.com', firm, 'refuse', 'domain_refused'],
])('%s by a link for %j that would %s throw-away addresses: %s', (email, domains, throwaway, refusal) => {
  const link = { allowedEmailDomains: domains, throwawayEmails: throwaway };
  expect(emailRefusal(email, link)).toBe(refusal);
  if (refusal === null) expect(() => refuseEmail(email, link)).not.toThrow();
  else expect(() => refuseEmail(email, link)).toThrow(`signup_link_email_${refusal}`);
});
