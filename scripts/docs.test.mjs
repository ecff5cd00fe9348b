import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from './workspace.mjs';

const documents = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  ...readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
  ...readdirSync(join(root, 'docs/decisions')).map((name) => `docs/decisions/${name}`),
];
const ours = /^(apps|packages|prisma|e2e|scripts|docs|bench)\//;

describe.each(documents)('%s', (document) => {
  const text = readFileSync(join(root, document), 'utf8');

  it('names only paths that exist', () => {
    const named = [...text.matchAll(/`([\w./-]+)`/g)]
      .map(([, path]) => path)
      .filter((path) => ours.test(path));
    expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it('links only to files that exist', () => {
    const linked = [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)]
      .map(([, path]) => path)
      .filter((path) => !/^https?:/.test(path));
    expect(linked.filter((path) => !existsSync(join(root, dirname(document), path)))).toEqual([]);
  });
});

it('the life of a registration names the files it is about', () => {
  const text = readFileSync(join(root, 'docs/life-of-a-registration.md'), 'utf8');
  expect([...text.matchAll(/`(apps\/api\/src\/[\w./-]+)`/g)].length).toBeGreaterThan(15);
});

describe('the glossary', () => {
  const text = readFileSync(join(root, 'docs/glossary.md'), 'utf8');
  const named = new Set([...text.matchAll(/`(\w+)[.`]/g)].map(([, name]) => name));

  it('names every table of the schema', () => {
    const schema = readFileSync(join(root, 'prisma/schema.prisma'), 'utf8');
    const tables = [...schema.matchAll(/^model (\w+) \{/gm)].map(([, name]) => name);
    expect(tables.length).toBeGreaterThan(0);
    expect(tables.filter((name) => !named.has(name))).toEqual([]);
  });

  it('defines each word once', () => {
    const areas = text.slice(text.indexOf('## Door'), text.indexOf('## Engineering words'));
    const words = [...areas.matchAll(/^\| ([^|]+) \|/gm)]
      .map(([, word]) => word)
      .filter((word) => word !== 'Word' && !word.startsWith('-'));
    expect(words.filter((word, place) => words.indexOf(word) !== place)).toEqual([]);
  });
});
