import { caniemail } from 'caniemail';
import { beforeAll, describe, expect, it } from 'vitest';
import { letterhead, sampleMessages, sampleRequest } from '../../../../test/samples-of-messages.ts';
import type { Message } from '../message.ts';
import { openEmail, prepareEmail, sealingKeyFrom } from '../prepare-email.ts';

// Tables of caniemail.com. What one of these programs lacks may be used only where this says what its reader gets instead.
const programs = ['gmail.*', 'outlook.*', 'apple-mail.*'] as const;
const whatReadersGetInstead: Record<string, string> = {
  '<body> element': 'a div with the same text',
  '<style> element': 'the inline styles, which are complete: light colours, a button as wide as its words',
  '@media': 'the inline styles',
  'border-radius': 'square corners',
  'display:none': 'the preheader, also hidden by its height of nothing',
  opacity: 'the preheader, also hidden by its height of nothing',
  overflow: 'the preheader, also hidden by its height of nothing',
  'overflow-wrap': 'a long word that the program breaks by itself, or a sideways scroll',
  'role attribute': 'nothing: screen readers read a layout table of one cell as text',
  'target attribute': 'a new tab all the same',
  'text-decoration-line': 'links in the accent colour',
  'word-break': 'a long link that the program breaks by itself',
};
const key = sealingKeyFrom('a'.repeat(32));

/** Every sample in both languages, openly and discreetly, with a logo. */
async function allMails(): Promise<string[]> {
  const logoUrl = 'https://door.example/logos/1?v=1';
  const versions = sampleMessages.flatMap((message): Message[] =>
    'discreet' in message
      ? [false, true].map((discreet) => ({ ...message, discreet, letterhead: { ...letterhead, logoUrl } }))
      : [message],
  );
  const mails = versions.flatMap((message) =>
    (['en', 'fr'] as const).map((locale) => prepareEmail(sampleRequest(message, locale), key)),
  );
  return (await Promise.all(mails)).map((mail) => openEmail(mail, key).html);
}

/** What a program lacks, by name. */
function lacking(html: string): string[] {
  const { errors } = caniemail({ clients: [...programs], html }).issues;
  return [...errors.values()].flat().map(({ title }) => title);
}

describe('in Gmail, Outlook and Apple Mail', () => {
  let mails: string[];
  beforeAll(async () => {
    mails = await allMails();
  });

  it('mails use nothing that is missing, except where its absence is planned', () => {
    expect([...new Set(mails.flatMap(lacking))].toSorted()).toEqual(
      Object.keys(whatReadersGetInstead).toSorted(),
    );
  });

  it('would see what no mail may use', () => {
    expect(lacking('<div style="display:flex"></div>')).toContain('display:flex');
    expect(lacking('<form></form>')).toContain('<form> element');
  });

  it('no mail is cut short: Gmail shows 102 kB, and drops a stylesheet of more than 8,192 characters', () => {
    expect(Math.max(...mails.map((html) => Buffer.byteLength(html)))).toBeLessThan(30_000);
    const stylesheets = mails.map((html) => /<style>(.*?)<\/style>/s.exec(html)?.[1]?.length ?? 0);
    expect(Math.min(...stylesheets)).toBeGreaterThan(0);
    expect(Math.max(...stylesheets)).toBeLessThan(8_192);
  });

  it('the letter has the logo, the foot and the colour of the organization, corrected until it can be read', () => {
    const open = mails.filter((html) => html.includes('toque D1234'));
    expect(open.length).toBeGreaterThan(10);
    for (const html of open) {
      expect(html).toContain('src="https://door.example/logos/1?v=1"');
      expect(html).toContain('12 rue de Rivoli, 75004 Paris');
      expect(html).toContain('+33 1 70 00 00 00');
      // Nearly as chosen (#b8860b) on dark; darker on paper.
      expect(html).toContain('#b9870d !important');
      expect(html).toContain('background-color:#8e6708');
    }
  });

  it('every picture has a text or is decoration, and a size of its own', () => {
    const pictures = mails.flatMap((html) => html.match(/<img[^>]*>/g) ?? []);
    expect(pictures.length).toBeGreaterThan(0);
    for (const picture of pictures) {
      expect(picture).toMatch(/ alt="/);
      expect(picture).toMatch(/ height="\d+"/);
    }
  });

  it('the code is the first word of the subject, and in the preheader', async () => {
    const [personalLink] = sampleMessages;
    if (!personalLink) throw new Error('No sample.');
    for (const locale of ['en', 'fr'] as const) {
      const { subject, html } = openEmail(await prepareEmail(sampleRequest(personalLink, locale), key), key);
      expect(subject).toMatch(/^\d{6}\b/);
      expect(/data-skip-in-text="true"[^>]*>([^<]*)/.exec(html)?.[1]).toMatch(/\b\d{6}\b/);
    }
  });
});
