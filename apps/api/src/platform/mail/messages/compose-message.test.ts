import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryMessages } from '../../../../test/arbitrary-messages.ts';
import { letterhead, sampleMessages } from '../../../../test/samples-of-messages.ts';
import { rounds } from '../../../../test/test-size.ts';
import type { Message } from '../message.ts';
import { createComposer } from './compose-message.ts';
import { renderedEachTime, shapeOf } from './message-shape.ts';
import { compileMessage, writeInHtml } from '../message-template.ts';
import { renderingsSoFar, renderMessage } from './render-message.ts';
import { silenced } from './silenced.ts';

const locales = ['en', 'fr'] as const;

describe('a composed mail is the rendered one, letter by letter:', () => {
  // One composer for all, so that a template is filled with values other than those it was compiled for.
  const compose = createComposer(1000);

  it.each(arbitraryMessages)('%s', async (kind, message) => {
    let filled = 0;
    const numRuns = rounds(25, 500);
    await fc.assert(
      fc.asyncProperty(message, fc.constantFrom(...locales), async (given, locale) => {
        expect(await compose(given, locale)).toEqual(await renderMessage(given, locale));
        if (shapeOf(silenced(given), locale)) filled += 1;
      }),
      { numRuns },
    );
    if (!renderedEachTime.has(kind)) expect(filled).toBeGreaterThan(numRuns / 2);
  });

  it.each(locales)('every sample, as people send it, in %s', async (locale) => {
    for (const message of sampleMessages) {
      expect(await compose(message, locale)).toEqual(await renderMessage(message, locale));
    }
  });
});

// What a message chooses its words by, and what is the same in everything that is stored.
const choices = new Set([
  'kind',
  'joinsAs',
  'role',
  'why',
  'change',
  'reason',
  'rehearsal',
  'sharedFields',
  'link',
  'disavowalLink',
  'code',
]);

/** The same message about somebody else, at another organization. */
function another(message: Message, number: number): Message {
  const changed = (value: unknown, name: string): unknown => {
    if (Array.isArray(value)) return value.map((one: unknown) => changed(one, name));
    if (value !== null && typeof value === 'object')
      return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, changed(field, key)]));
    if (name === 'accentColour') return `#12${String(number).padStart(4, '0')}`;
    if (choices.has(name)) return value;
    if (typeof value === 'number') return value + number;
    return typeof value === 'string' && value !== '' ? `${value} & ${number}` : value;
  };
  return changed(message, '') as Message;
}

const renderingsOf = async (work: () => Promise<unknown>) => {
  const before = renderingsSoFar();
  await work();
  return renderingsSoFar() - before;
};

describe('the renderings of mails', () => {
  const compiled = sampleMessages.filter(({ kind }) => !renderedEachTime.has(kind));

  it.each(compiled.map((message) => [message.kind, message] as const))(
    'one for fifty mails of a shape: %s',
    async (_kind, message) => {
      const compose = createComposer(256);
      const numbers = Array.from({ length: 50 }, (_, number) => number);
      const atOnce = () => Promise.all(numbers.map((number) => compose(another(message, number), 'fr')));
      expect(await renderingsOf(atOnce)).toBe(1);
      expect(await renderingsOf(() => compose(another(message, 50), 'fr'))).toBe(0);
      expect(await renderingsOf(() => compose(another(message, 50), 'en'))).toBe(1);
    },
  );

  it('as many as there are shapes', async () => {
    const compose = createComposer(256);
    const welcome = sampleMessages.find(({ kind }) => kind === 'welcome')!;
    const variants = [
      welcome,
      { ...welcome, case: null },
      { ...welcome, contactEmail: null },
      { ...welcome, contactEmail: '' },
      { ...welcome, letterhead: { ...letterhead, contactPhone: null } },
      { ...welcome, discreet: true },
    ] as Message[];
    const mails = async () => {
      for (let number = 0; number < 20; number += 1)
        for (const variant of variants) await compose(another(variant, number), 'en');
    };
    expect(await renderingsOf(mails)).toBe(variants.length);
    expect(await renderingsOf(mails)).toBe(0);
  });

  it('only the digest is rendered each time', async () => {
    expect([...renderedEachTime]).toEqual(['daily_digest']);
    const digest = sampleMessages.find(({ kind }) => kind === 'daily_digest')!;
    const compose = createComposer(256);
    expect(await renderingsOf(() => compose(digest, 'en'))).toBe(1);
    expect(await renderingsOf(() => compose(digest, 'en'))).toBe(1);
  });
});

describe('the templates that are kept', () => {
  const [first, second, third] = ['address_taken', 'password_reset', 'address_changed'].map((wanted) =>
    sampleMessages.find(({ kind }) => kind === wanted),
  ) as [Message, Message, Message];

  it('are no more than allowed: the one that was not used for longest goes', async () => {
    const compose = createComposer(2);
    for (const message of [first, second, first, third]) await compose(message, 'en');
    expect(await renderingsOf(() => compose(first, 'en'))).toBe(0);
    expect(await renderingsOf(() => compose(second, 'en'))).toBe(1);
  });

  it('are not those that failed', async () => {
    let attempts = 0;
    const compose = createComposer(2, async (...shape) => {
      attempts += 1;
      if (attempts === 1) throw new Error('no memory');
      return compileMessage(...shape);
    });
    await expect(compose(first, 'en')).rejects.toThrow('no memory');
    expect(await compose(first, 'en')).toEqual(await renderMessage(first, 'en'));
  });

  it('hold nobody’s data', async () => {
    for (const message of sampleMessages) {
      const shape = shapeOf(message, 'en');
      if (!shape) continue;
      const kept = JSON.stringify([shape.key, await compileMessage(shape, 'en')]);
      expect(kept).not.toMatch(/Durand|Léa|Martin|Roe|exemple|Rivoli|0199|spoke about/);
    }
  });
});

describe('the place of a value', () => {
  it.each([
    ['text', '<p>', `"'&<`, '&quot;&#x27;&amp;&lt;'],
    ['url', '<p>', 'https://a/?b&c', 'https://a/?b&amp;c'],
    ['url', '<a style="x" href="', 'https://a/"&', 'https://a/&quot;&amp;'],
    ['lines', '<p>Hello ', 'a\n<b>', 'a<br/>&lt;b&gt;'],
    ['colour', '<td style="color:', '#aabbcc', '#aabbcc'],
    ['colour', '<style>.a > .b { color: ', '#aabbcc', '#aabbcc'],
  ] as const)('%s after %s is escaped for it', (kind, before, value, written) => {
    expect(writeInHtml(kind, before)(value)).toBe(written);
  });

  it.each([
    ['text', '<a href="'],
    ['text', '<a onclick="'],
    ['url', '<a style="'],
    ['lines', '<img alt="'],
    ['text', '<p '],
    ['text', '<!-- '],
    ['text', '<style>.a > .b { color: '],
    ['text', '<script>'],
    ['colour', '<p>'],
  ] as const)('%s after %s is refused', (kind, before) => {
    expect(() => writeInHtml(kind, before)).toThrow('A mail has a value of the kind');
  });
});
