import { expect, test } from 'vitest';
import { originTyped } from './frame-origins.tsx';

test.each([
  ['https://www.durand.example', 'https://www.durand.example'],
  ['https://WWW.durand.example/contact?a=b#c', 'https://www.durand.example'],
  ['www.durand.example', 'https://www.durand.example'],
  ['http://localhost:5500/index.html', 'http://localhost:5500'],
  ['*', 'https://*'],
  ['nothing like it', 'nothing like it'],
  ['javascript://durand.example', 'javascript://durand.example'],
])('%s means the website %s', (typed, origin) => {
  expect(originTyped(typed)).toBe(origin);
});
