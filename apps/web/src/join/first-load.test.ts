import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import first from '../i18n/en/join-link.ts';
import later from '../i18n/en/join-later.ts';

// The link page loads a first part of the words and styles; every other page of the invitee's side loads the rest with it.
const folder = import.meta.dirname;
const sources = filesFrom(join(folder, 'main.tsx'));

/** The file and all that it imports statically, types apart. */
function filesFrom(file: string, found = new Map<string, string>()): Map<string, string> {
  if (found.has(file) || !existsSync(file)) return found;
  const source = readFileSync(file, 'utf8');
  found.set(file, source);
  for (const [, path] of source.matchAll(/^(?:import|export)(?! type)[^;]*? from '(\.[^']+)'/gms))
    if (path !== undefined) filesFrom(resolve(dirname(file), path), found);
  return found;
}

/** Whether the catalog has the key, or, of a key that is computed, the group that it is in. */
function has(catalog: object, key: string): boolean {
  const steps = key.replace(/\.?\$\{.*$/, '').split('.');
  let place: unknown = catalog;
  for (const step of steps) {
    if (typeof place !== 'object' || place === null) return false;
    place = Object.entries(place).find(([name]) => name === step || name === `${step}_other`)?.[1];
  }
  return place !== undefined;
}

const keysOf = (source: string) =>
  [...source.matchAll(/\bt\(\s*(?:[^'"`()]*\?\s*)?(['"`])([a-z][A-Za-z]*\..*?)\1/g)].map(
    ([, , key]) => key ?? '',
  );

describe('the first load of the link page', () => {
  it.each([...sources].map(([file, source]) => [file.slice(folder.length + 1), source] as const))(
    'has every sentence that %s says',
    (_file, source) => {
      expect(keysOf(source).filter((key) => !has(first, key))).toEqual([]);
    },
  );

  it('has what is said there, and the test would see what is not', () => {
    expect([...sources.values()].flatMap(keysOf).length).toBeGreaterThan(60);
    expect(has(later, 'you.heading')).toBe(true);
    expect(has(first, 'you.heading')).toBe(false);
    expect(keysOf("t('waiting.title')")).toEqual(['waiting.title']);
    expect(has(first, 'waiting.title')).toBe(false);
  });

  it('has every style of its own', () => {
    const styles = readFileSync(join(folder, 'later.css'), 'utf8');
    const elsewhere = readFileSync(join(folder, 'join.css'), 'utf8');
    const only = [...styles.matchAll(/\.([a-z][a-z-]*)/g)]
      .map(([, name]) => name ?? '')
      .filter((name) => !elsewhere.includes(`.${name}`));
    const used = [...sources.values()].flatMap((source) =>
      [...source.matchAll(/className="([^"]+)"/g)].flatMap(([, names]) => (names ?? '').split(' ')),
    );
    expect(used.length).toBeGreaterThan(20);
    expect(used.filter((name) => only.includes(name))).toEqual([]);
  });
});
