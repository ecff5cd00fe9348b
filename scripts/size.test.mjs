import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { firstLoads, judge, judgeBundle, judgeInviteesLibraries } from './size.mjs';

let folder;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'casedoor-size-'));
  mkdirSync(join(folder, '.vite'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const zipped = (text) => gzipSync(text, { level: 9 }).length;

function build(manifest, contents) {
  writeFileSync(join(folder, '.vite/manifest.json'), JSON.stringify(manifest));
  for (const [file, text] of Object.entries(contents)) writeFileSync(join(folder, file), text);
}

it('counts what is imported at once, each file once, and one language', () => {
  const contents = {
    'join.js': 'join',
    'react.js': 'react',
    'join.css': 'css',
    'en.js': 'words',
    'fr.js': 'des mots',
    'wizard.js': 'wizard',
  };
  build(
    {
      'join.html': {
        file: 'join.js',
        css: ['join.css'],
        imports: ['_react'],
        dynamicImports: ['wizard', 'src/i18n/en/join-link.ts'],
      },
      _react: { file: 'react.js', imports: ['join.html'] },
      wizard: { file: 'wizard.js' },
      'src/i18n/en/join-link.ts': { file: 'en.js', imports: ['_react'] },
      'src/i18n/fr/join-link.ts': { file: 'fr.js' },
    },
    contents,
  );
  const alone = zipped('join') + zipped('react') + zipped('css');
  expect(firstLoads(folder)).toEqual([
    { reader: 'invitee', language: 'en', bytes: alone + zipped('words'), files: 4 },
    { reader: 'invitee', language: 'fr', bytes: alone + zipped('des mots'), files: 4 },
  ]);
});

it('counts the client’s page by itself', () => {
  const contents = { 'client.js': 'client', 'en.js': 'words', 'fr.js': 'des mots', 'sign-in.js': 'sign in' };
  build(
    {
      'client.html': { file: 'client.js', dynamicImports: ['sign-in'] },
      'sign-in': { file: 'sign-in.js' },
      'src/i18n/en/client.ts': { file: 'en.js' },
      'src/i18n/fr/client.ts': { file: 'fr.js' },
    },
    contents,
  );
  expect(firstLoads(folder, 'client')).toEqual([
    { reader: 'client', language: 'en', bytes: zipped('client') + zipped('words'), files: 2 },
    { reader: 'client', language: 'fr', bytes: zipped('client') + zipped('des mots'), files: 2 },
  ]);
});

it('finds a library of the app that a lazy page of the invitee’s side loads', () => {
  const manifest = (shared) => ({
    'join.html': { file: 'assets/join-1.js', dynamicImports: ['wizard'] },
    wizard: { file: 'assets/wizard-1.js', imports: [shared] },
    _ui: { file: 'assets/ui-1.js', imports: ['_mantine'] },
    _mantine: { file: 'assets/mantine-1.js', css: ['assets/mantine-1.css'] },
    _start: { file: 'assets/start-1.js' },
    'client.html': { file: 'assets/client-1.js' },
  });
  build(manifest('_start'), {});
  expect(judgeInviteesLibraries(folder).kept).toBe(true);
  build(manifest('_ui'), {});
  expect(judgeInviteesLibraries(folder)).toMatchObject({
    kept: false,
    lines: [expect.stringContaining('assets/mantine-1.js, assets/mantine-1.css')],
  });
});

it('says which file the build lacks', () => {
  build({ 'join.html': { file: 'join.js' } }, { 'join.js': '' });
  expect(() => firstLoads(folder)).toThrow('The build has no src/i18n/en/join-link.ts');
});

it('fails by a sentence with the excess', () => {
  const load = { reader: 'invitee', language: 'en', bytes: 121_500, files: 8 };
  expect(judge([load])).toEqual({
    kept: false,
    lines: [
      "The invitee's first screen (en) loads 121.5 kB gzipped in 8 files: 11.5 kB more than the 110.0 kB allowed. Import later what it does not need.",
    ],
  });
  expect(judge([{ ...load, bytes: 110_000 }]).kept).toBe(true);
  expect(judge([{ ...load, bytes: 110_000, files: 9 }])).toEqual({
    kept: false,
    lines: [expect.stringContaining('in 9 files: 1 more than the 8 allowed. Group its chunks')],
  });
});

it('counts every file in dist/', () => {
  mkdirSync(join(folder, 'node_modules/native'), { recursive: true });
  writeFileSync(join(folder, 'main.js'), 'x'.repeat(300_000));
  writeFileSync(join(folder, 'node_modules/native/code.node'), 'x'.repeat(400_000));
  expect(judgeBundle(folder, 700_000)).toEqual({
    kept: true,
    lines: ['dist/ has 0.7 MB; 0.7 MB are allowed.'],
  });
  expect(judgeBundle(folder, 600_000)).toEqual({
    kept: false,
    lines: [
      'dist/ has 0.7 MB: 0.1 MB more than the 0.6 MB allowed. Bundle packages instead of copying them (scripts/dist.mjs).',
    ],
  });
});
