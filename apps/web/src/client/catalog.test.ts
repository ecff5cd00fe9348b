import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import clientEn from '../i18n/en/client.ts';
import joinEn from '../i18n/en/join.ts';
import clientFr from '../i18n/fr/client.ts';
import joinFr from '../i18n/fr/join.ts';

// A client's pages load one catalog. It repeats what the parts that they share with the invitee's side say.

type Words = Record<string, unknown>;

/** What the client's side says in its own way: "your registration" would be wrong here. */
const ownWay = new Set(['discreet.title']);
/** What shared parts say only at an invitee's address, or before the mailbox is verified. */
const neverHere = /^(contact|link)\.|^(page\.signInQuietly|discreet\.organization|existing\.resetMailed)$/;

function sentencesOf(words: object, before = ''): [string, string][] {
  return Object.entries(words as Words).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[before + name, value]] : sentencesOf(value as object, `${before}${name}.`),
  );
}

/** The file and all that it imports, at once or later, of the web app itself. */
function filesFrom(file: string, found = new Map<string, string>()): Map<string, string> {
  if (found.has(file) || !existsSync(file) || !/\.tsx?$/.test(file)) return found;
  const source = readFileSync(file, 'utf8');
  found.set(file, source);
  const imports = /^(?:import|export)(?! type)[^;]*? from '(\.[^']+)'|import\('(\.[^']+)'\)/gms;
  for (const [, atOnce, later] of source.matchAll(imports)) {
    const path = atOnce ?? later ?? '';
    if (!path.includes('i18n/')) filesFrom(resolve(dirname(file), path), found);
  }
  return found;
}

const keys = /\bt\(\s*(?:[^'"`()]*\?\s*)?(['"`])([a-z][A-Za-z]*\..*?)\1/g;
const sources = filesFrom(join(import.meta.dirname, 'main.tsx'));

describe.each([
  ['English', clientEn, joinEn],
  ['French', clientFr, joinFr],
])('the client’s %s catalog', (_language, client, invitee) => {
  it('says what is repeated as the invitee’s side does', () => {
    const theirs = new Map(sentencesOf(invitee));
    const repeated = sentencesOf(client).filter(([key]) => theirs.has(key) && !ownWay.has(key));
    expect(repeated.length).toBeGreaterThan(40);
    expect(repeated.filter(([key, sentence]) => theirs.get(key) !== sentence)).toEqual([]);
  });

  it('has every sentence of its pages', () => {
    const known = sentencesOf(client).map(([key]) => key);
    const asked = [...sources.values()].flatMap((source) =>
      [...source.matchAll(keys)].map(([, , key = '']) => key.replace(/\$\{.*$/, '')),
    );
    expect(asked.length).toBeGreaterThan(60);
    const missing = asked.filter(
      (key) => !known.some((each) => each.startsWith(key)) && !neverHere.test(key),
    );
    expect([...new Set(missing)]).toEqual([]);
  });
});

it('French has typographic apostrophes and no-break spaces', () => {
  for (const [, sentence] of sentencesOf(clientFr)) expect(sentence).not.toMatch(/'| [:;?!]/);
});
