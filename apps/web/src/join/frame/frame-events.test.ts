import { expect, test } from 'vitest';
import { addressees } from './frame-events.ts';

const listed = ['https://www.durand.example', 'http://localhost:5500'];

test.each([
  ['a website of the list', 'http://localhost:5500', ['http://localhost:5500']],
  ['a website that is not on it', 'https://evil.example', []],
  ['a website whose name begins alike', 'https://www.durand.example.evil.example', []],
  ['a website of which the browser tells nothing', null, listed],
])('%s gets the events that it may know of', (_, around, expected) => {
  expect(addressees(listed, around)).toEqual(expected);
  expect(addressees([], around)).toEqual([]);
});
