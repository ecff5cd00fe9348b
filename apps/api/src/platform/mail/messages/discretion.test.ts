import { describe, expect, it } from 'vitest';
import { code, link, sampleMessages, secret, sampleRequest } from '../../../../test/samples-of-messages.ts';
import type { Message } from '../message.ts';
import { openEmail, prepareEmail, sealingKeyFrom } from '../prepare-email.ts';

const key = sealingKeyFrom('a'.repeat(32));
const locales = ['en', 'fr'] as const;
const neutralSender = { en: 'Your registration', fr: 'Votre inscription' };

const prepare = (message: Message, locale: 'en' | 'fr') => prepareEmail(sampleRequest(message, locale), key);

// Everything that a message contains and a bystander must not learn.
const telling =
  /Durand|Cabinet|Rivoli|Barreau|b8860b|logos|Casedoor|Claire|accueil|K7M2|Martin|spoke about|\b(clients?|staff|cases?|dossiers?|personnel de|rôle|role|counsel|avocat)\b/i;

describe.each(
  sampleMessages.filter((message) => 'discreet' in message).map((message) => [message.kind, message]),
)('a discreet %s', (_kind, message) => {
  it.each(locales)('names neither organization nor matter, in %s', async (locale) => {
    const discreet = { ...message, discreet: true } as Message;
    const email = await prepare(discreet, locale);
    expect(email.senderName).toBe(neutralSender[locale]);
    const layout = / role="presentation"/g;
    for (const part of [email.subject, email.html.replaceAll(layout, ''), email.text]) {
      expect(telling.exec(part)?.[0]).toBeUndefined();
    }
    expect(email.subject.length).toBeGreaterThan(10);
    expect(email.html).toContain(`<h1`);
    const { text } = openEmail(email, key);
    const leadsTo = 'link' in message ? link : 'url' in message ? 'http://localhost:3000' : null;
    if (leadsTo === null) expect(text).not.toMatch(/\bpage\b/);
    else expect(text.split('\n')).toContain(leadsTo);
  });

  it.each(locales)('speaks plainly without discretion, in %s', async (locale) => {
    const email = await prepare(message, locale);
    expect(email.senderName).toBeNull();
    expect(email.subject).toContain('Cabinet Durand');
    expect(email.text).toContain('Cabinet Durand');
  });
});

describe('the code', () => {
  const [personalLink] = sampleMessages as [Extract<Message, { kind: 'personal_link' }>];

  it.each(locales)(
    'is in the mail, with how long it works, and not in what is stored, in %s',
    async (locale) => {
      const email = await prepare(personalLink, locale);
      expect(`${email.html}${email.text}${email.subject}`).not.toContain(code);
      const { subject, html, text } = openEmail(email, key);
      expect(subject.startsWith(`${code} `)).toBe(true);
      // In the preview text too, which follows the subject in a list of mails.
      const [beforeLetter = ''] = html.slice(html.indexOf('<body')).split('Cabinet Durand');
      expect(beforeLetter).toContain(code);
      expect(text.indexOf(`\n${code}\n`)).toBeLessThan(text.indexOf(link));
      expect(html.indexOf(`>${code}<`)).toBeLessThan(html.indexOf(`href="${link}"`));
      expect(`${subject}${html}${text}`).not.toContain('personal-link.invalid');
      expect(text.split('\n')).toContain(code);
      expect(html).toMatch(new RegExp(`letter-spacing:8px[^>]*>${code}<`));
      expect(text).toMatch(/15.minutes/);
    },
  );

  it('is left out where there is none', async () => {
    const { subject, html, text } = openEmail(await prepare({ ...personalLink, code: null }, 'en'), key);
    expect(subject).toBe('Continue your registration with Cabinet Durand');
    expect(`${html}${text}`).not.toMatch(/code/i);
  });
});

describe('“This was not me”', () => {
  const pages = {
    personal_link: () => '/register?step=withdraw',
    invitation: () => '/register?step=withdraw',
    added_user: () => '/register?step=withdraw',
    welcome: () => '/not-me/welcome?lang=en',
    password_reset: (locale: string) => `/not-me/password-reset?lang=${locale}`,
    credentials_changed: () => '/not-me/sign-in?lang=en',
    address_changed: () => '/not-me/address?lang=en',
  };
  const aboutOthers = [
    'link_paused',
    'daily_digest',
    'new_case',
    'new_registration',
    'case_held',
    'new_request',
    'registration_disavowed',
  ];
  // Mails without a disavowal link: what it could undo is deleted already, or nothing happens without the owner (decision 34).
  const nothingLeft = ['registration_refused', 'address_proof', 'address_taken', 'address_proposed'];

  it('is in every mail, but for those about somebody else, and those that leave nothing to undo', () => {
    expect([...Object.keys(pages), ...aboutOthers, ...nothingLeft].toSorted()).toEqual(
      [...new Set(sampleMessages.map(({ kind }) => kind))].toSorted(),
    );
  });

  describe.each(locales)('in %s', (locale) => {
    const label = { en: 'This was not me', fr: 'Ce n’était pas moi' }[locale];

    it.each(sampleMessages.filter(({ kind }) => kind in pages))(
      'leads out of $kind by an address that holds the secret, and is stored without it',
      async (message) => {
        const email = await prepare(message, locale);
        const { html, text } = openEmail(email, key);
        const out = `http://localhost:3000${pages[message.kind as keyof typeof pages](locale)}#${secret}`;
        expect(html).toContain(`href="${out}"`);
        expect(text.split('\n')).toContain(out);
        expect(text).toContain(label);
        expect(`${email.html}${email.text}`).not.toContain(secret);
        expect(`${html}${text}`).not.toContain('personal-link.invalid');
      },
    );

    it.each(sampleMessages.filter(({ kind }) => aboutOthers.includes(kind)))(
      'is not in $kind, which says why one receives it',
      async (message) => {
        const { text } = await prepare(message, locale);
        expect(text.replace(`“${label}”`, '').replace(`«\u00a0${label}\u00a0»`, '')).not.toContain(label);
        expect(text).toMatch(
          /as an administrator of|gives\s+new\s+cases\s+to\s+you|en tant qu’administrateur de|vous\s+confie\s+de\s+nouveaux\s+dossiers/,
        );
      },
    );
  });
});
