import { describe, expect, it } from 'vitest';
import { localeOf } from './locale.ts';

describe('localeOf', () => {
  it.each([
    [undefined, 'en'],
    ['', 'en'],
    ['fr', 'fr'],
    ['FR-ca', 'fr'],
    ['fr-FR,fr;q=0.9,en;q=0.8', 'fr'],
    ['en;q=0.8,fr;q=0.9', 'fr'],
    ['de,fr;q=0.3,en;q=0.2', 'fr'],
    ['fr;q=0,en;q=0.1', 'en'],
    ['de-DE,es', 'en'],
    ['*', 'en'],
    ['fr;q=0.5,en;q=0.5', 'fr'],
    ['frisian', 'en'],
    ['fr;q=nonsense', 'fr'],
    [';;;,,,=', 'en'],
    [`${'de,'.repeat(100_000)}fr`, 'en'],
  ])('%j: %s', (header, locale) => {
    expect(localeOf(header)).toBe(locale);
  });

  it('falls back to what the caller says', () => {
    expect(localeOf('de', 'fr')).toBe('fr');
    expect(localeOf('en', 'fr')).toBe('en');
  });
});
