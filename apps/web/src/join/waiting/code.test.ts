import { describe, expect, it } from 'vitest';
import { digitsOf, isWholeCode } from './code.ts';
import { pauseAfter } from './polling.ts';

describe('digitsOf', () => {
  it.each([
    ['123456', '123456'],
    ['123 456', '123456'],
    ['123\u00a0456', '123456'],
    ['123-456', '123456'],
    ['Your code: 123 456.', '123456'],
    ['Code of 2026: 123 456', '123456'],
    ['12a3', '123'],
    ['1234567', '123456'],
    ['', ''],
    ['none', ''],
  ])('%s: %s', (typed, digits) => {
    expect(digitsOf(typed)).toBe(digits);
  });

  it('knows when the code is whole', () => {
    expect([isWholeCode('12345'), isWholeCode('123456')]).toEqual([false, true]);
  });
});

describe('pauseAfter', () => {
  it('begins with two seconds, grows, and stays below five', () => {
    const pauses = Array.from({ length: 20 }, (_, questions) => pauseAfter(questions));
    expect(pauses[0]).toBe(2000);
    expect([...pauses].sort((one, other) => one - other)).toEqual(pauses);
    expect(Math.max(...pauses)).toBe(4500);
  });
});
