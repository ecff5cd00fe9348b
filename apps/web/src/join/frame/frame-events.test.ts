import { expect, test } from 'vitest';
import { addressees } from './frame-events.ts';

const listed = ['https://www.durand.example', 'http://localhost:5500'];

test.each([
  ['a website of the list', 'http://localhost:5500', ['http://localhost:5500']],
  ['a website that is not on it', 'https://evil.example', []],
  ['a website whose name begins alike', 'https://www.durand.example.evil.example', []],
  ['a website of which the browser tells nothing', null, listed],
])('%s is told what it may know', (_, around, told) => {
  expect(addressees(listed, around)).toEqual(told);
  expect(addressees([], around)).toEqual([]);
});
