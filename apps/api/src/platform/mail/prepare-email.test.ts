import { describe, expect, it } from 'vitest';
import { code, link, sampleMessages, secret } from '../../../test/samples-of-messages.ts';
import type { EmailRequest, Message } from './message.ts';
import { openEmail, prepareEmail, sealingKeyFrom, standIn } from './prepare-email.ts';
import { SealBroken } from './sealed-link.ts';

const key = sealingKeyFrom('a'.repeat(32));
const locales = ['en', 'fr'] as const;

function requestOf(message: Message, more: Partial<EmailRequest> = {}): EmailRequest {
  return {
    message,
    locale: 'en',
    recipient: 'lea@exemple.test',
    organizationId: null,
    registrationId: null,
    idempotencyKey: `test:${message.kind}`,
    ...more,
  };
}

const personalLink = sampleMessages[0] as Extract<Message, { kind: 'personal_link' }>;
const invitation = sampleMessages[1] as Extract<Message, { kind: 'invitation' }>;

describe.each(sampleMessages.map((message) => [message.kind, message] as const))(
  'the mail %s',
  (_kind, message) => {
    it.each(locales)('is a whole letter in %s', async (locale) => {
      const email = await prepareEmail(requestOf(message, { locale }), key);
      const { html, text } = openEmail(email, key);
      const address = 'link' in message ? message.link : 'url' in message ? message.url : null;
      expect(html).toContain(`<html dir="ltr" lang="${locale}">`);
      if (address !== null) expect(html).toContain(`href="${address}"`);
      expect(html).toContain(`<title>`);
      expect(html).not.toMatch(/<img|<script|url\(/);
      if (address !== null) expect(text.split('\n')).toContain(address);
      expect(`${email.subject}${html}${text}`).not.toMatch(/undefined|\[object|null/);
      expect(email.subject.length).toBeGreaterThan(10);
      if (locale === 'fr') expect(text).toMatch(/[éèàç’]/);
    });

    it('says the same in the two languages, in different words', async () => {
      const [en, fr] = await Promise.all(
        locales.map((locale) => prepareEmail(requestOf(message, { locale }), key)),
      );
      expect(en?.subject).not.toBe(fr?.subject);
      expect(en?.text.split('\n\n').length).toBe(fr?.text.split('\n\n').length);
    });

    it('holds no secret in what is stored', async () => {
      const email = await prepareEmail(requestOf(message), key);
      const stored = JSON.stringify({ ...email, sealedLink: email.sealedLink?.toString('latin1') });
      for (const form of [
        secret,
        encodeURIComponent(secret),
        Buffer.from(secret).toString('base64'),
        secret.slice(0, 16),
        code,
      ]) {
        expect(stored).not.toContain(form);
      }
      const holdsSecret = 'link' in message || 'disavowalLink' in message;
      expect(email.sealedLink === null).toBe(!holdsSecret);
      expect(email.html.includes(standIn)).toBe(holdsSecret);
    });
  },
);

describe('what people typed', () => {
  it('is text, not markup', async () => {
    const nasty = '<img src=x onerror=alert(1)>"&';
    const email = await prepareEmail(
      requestOf({
        ...invitation,
        organizationName: nasty,
        invitedBy: nasty,
        firstName: nasty,
        personalMessage: nasty,
      }),
      key,
    );
    expect(email.html).not.toContain('<img');
    expect(email.html).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(email.text).toContain(nasty);
  });

  it('adds no line to the subject', async () => {
    const organizationName = 'Durand\r\nBcc: all@example.test\u2028X\u0000';
    const email = await prepareEmail(requestOf({ ...personalLink, organizationName, code: null }), key);
    expect(email.subject).toBe('Continue your registration with Durand Bcc: all@example.test X');
  });

  it('keeps the lines of a personal message and no other control character', async () => {
    const email = await prepareEmail(
      requestOf({ ...invitation, personalMessage: 'one\r\ntwo\u0007\u202ethree' }),
      key,
    );
    expect(email.html).toContain('one<br/>two three');
    expect(email.text).toContain('one\ntwo three');
  });

  it('cannot ask for the link in another place', async () => {
    const email = await prepareEmail(requestOf({ ...invitation, personalMessage: `see ${standIn}` }), key);
    expect(openEmail(email, key).html.split(link).length - 1).toBe(3);
    expect(openEmail(email, key).text.split(link).length - 1).toBe(1);
  });

  it.each(['a@b.test\r\nBcc: c@d.test', 'a@b.test, c@d.test', 'A <a@b.test>', 'a b@c.test', 'nobody'])(
    'is refused as a recipient: %j',
    async (recipient) => {
      await expect(prepareEmail(requestOf(personalLink, { recipient }), key)).rejects.toThrow(
        'one plain address',
      );
    },
  );
});

describe('the sealed link', () => {
  it('is restored exactly, whatever characters it has', async () => {
    const odd = `http://localhost:3000/register?a=1&b=$&'#${secret}`;
    const opened = openEmail(await prepareEmail(requestOf({ ...personalLink, link: odd }), key), key);
    expect(opened.text).toContain(odd);
    expect(opened.html).toContain('?a=1&amp;b=$&amp;&#x27;#');
    expect(opened.html + opened.text).not.toContain(standIn);
  });

  it('differs each time, and opens with no other key, for no other mail, and not when touched', async () => {
    const email = await prepareEmail(requestOf(personalLink), key);
    const again = await prepareEmail(requestOf(personalLink), key);
    expect(again.sealedLink?.equals(email.sealedLink!)).toBe(false);
    const touched = Buffer.from(email.sealedLink!);
    touched[touched.length - 1]! ^= 1;
    expect(() => openEmail(email, sealingKeyFrom('b'.repeat(32)))).toThrow(SealBroken);
    expect(() => openEmail({ ...email, idempotencyKey: 'another' }, key)).toThrow(SealBroken);
    expect(() => openEmail({ ...email, sealedLink: touched }, key)).toThrow(SealBroken);
    expect(() => openEmail({ ...email, sealedLink: Buffer.alloc(5) }, key)).toThrow(SealBroken);
  });
});
