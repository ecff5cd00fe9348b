import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lackedByOldBrowsers } from './old-browsers.mjs';
import { root } from './workspace.mjs';

const sources = readdirSync(join(root, 'apps/web/src'), { recursive: true })
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
  .map((file) => join('apps/web/src', file));
const text = (file) => readFileSync(join(root, file), 'utf8');
// The parts of the contracts that pages import beside types.
const shared = sources
  .flatMap((file) => [...text(file).matchAll(/from '@casedoor\/contracts\/([\w-]+)'/g)])
  .map(([, name]) => `packages/contracts/src/${name}.ts`);

describe('the oldest supported browsers', () => {
  it('have every function that a page calls', () => {
    const files = [...new Set([...sources, ...shared])];
    expect(files.length).toBeGreaterThan(300);
    expect(
      files.flatMap((file) => lackedByOldBrowsers(text(file)).map((name) => `${file}: ${name}`)),
    ).toEqual([]);
  });

  it.each([
    ['list.at(-1)', 'Array.prototype.at (Safari 15.4)'],
    ['Object.hasOwn(a, b)', 'Object.hasOwn (Safari 15.4)'],
    ['const zones = Intl.supportedValuesOf("timeZone")', 'Intl.supportedValuesOf (Safari 15.4)'],
    ['if (query.size > 0)', 'URLSearchParams.size (Safari 17)'],
    ['URL.canParse(x)', 'URL.canParse and parse (Safari 17)'],
    ['/(?<!a)b/', 'lookbehind (Safari 16.4)'],
    ['[...a].toSorted()', 'toSorted and its like (Safari 16, Firefox 115)'],
  ])('lack %s', (written, name) => {
    expect(lackedByOldBrowsers(written)).toEqual([name]);
  });

  it.each(['list.slice(-1)[0]', 'new Set(a).size', 'Intl.supportedValuesOf?.("timeZone")', '/(?<year>\\d)/'])(
    'have %s',
    (written) => {
      expect(lackedByOldBrowsers(written)).toEqual([]);
    },
  );
});
