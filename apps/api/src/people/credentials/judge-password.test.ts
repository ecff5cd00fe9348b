import * as common from '@zxcvbn-ts/language-common';
import * as english from '@zxcvbn-ts/language-en';
import * as french from '@zxcvbn-ts/language-fr';
import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rounds } from '../../../test/test-size.ts';
import { createPasswordGate, normalizePassword } from '../../platform/secrets/password-gate.ts';
import { judgePassword, mergeDictionaries } from './judge-password.ts';

const names = ['Léa', 'Martin-Dupont', 'lea.martin@durand.example', 'Cabinet Durand', 'Casedoor'];

describe('judgePassword', () => {
  it.each([
    ['seven quiet rivers below the orchard', null],
    ['correct horse battery staple', null],
    ['sept rivières tranquilles sous le verger', null],
    ['xkQ9-vT2p_Lm7wZr', null],
    // No composition rules: words alone are allowed, and so are characters that are no letters.
    ['violetgrumblemosaic', null],
    ['🐢🦊🌵🎻🧊🪁🍋🛶🧭🪵🥁🔦🧶🪐🎲', null],
    // Length counts code points, after NFKC.
    ['gx7!kPq2@mLw9z', 'password_too_short'],
    ['gx7!kPq2@mLw9zr', null],
    ['🐢🦊🌵🎻🧊🪁🍋🛶', 'password_too_short'],
    [`${'violet grumble '.repeat(8)}mosaic x`, null],
    ['x'.repeat(129), 'password_too_long'],
    ['🐢'.repeat(129), 'password_too_long'],
    ['aaaaaaaaaaaaaaa', 'password_too_common'],
    ['123456789012345', 'password_too_common'],
    ['passwordpassword', 'password_too_common'],
    ['Password12345678', 'password_too_common'],
    ['qwertyuiopasdfgh', 'password_too_common'],
    ['motdepassemotdepasse', 'password_too_common'],
    ['azertyuiopqsdfgh', 'password_too_common'],
    ['abcdefghijklmnop', 'password_too_common'],
    ['LéaMartin2026!!', 'password_contains_name'],
    ['martin-dupont-lea-1', 'password_contains_name'],
    ['cabinetdurand2026', 'password_contains_name'],
    ['CasedoorCasedoor1!', 'password_contains_name'],
    ['lea.martin@durand.example', 'password_contains_name'],
    // A name among unrelated words is allowed.
    ['Léa paints seven quiet orchards', null],
  ])('%j: %s', async (password, fault) => {
    expect(await judgePassword(password, names)).toBe(fault);
  });

  it.each([
    // A common word after a name is as easy to guess as the word.
    ['Wojciechowskapassword', ['Wojciechowska'], 'password_contains_name'],
    // Six letters beside the name are enough, five are not, whichever of two names is given first.
    ['Vlaminckx garden', ['Vlaminckx'], null],
    ['Vlaminckx paint', ['Vlam', 'Vlaminckx'], 'password_contains_name'],
    ['Vlaminckx paint', ['Vlaminckx', 'Vlam'], 'password_contains_name'],
    // Two letters are no name to look for.
    ['al al al al al a', ['Al'], 'password_too_common'],
  ])('%j with the names %j: %s', async (password, given, fault) => {
    expect(await judgePassword(password, given)).toBe(fault);
  });

  it('judges the same however it was typed', async () => {
    const composed = 'Été tranquille près du verger';
    expect(normalizePassword(composed.normalize('NFD'))).toBe(normalizePassword(composed));
    expect(await judgePassword('ﬁfteen ﬂat ﬁelds', [])).toBe(await judgePassword('fifteen flat fields', []));
  });

  // The work grows steeply with the length: a password of 1,000 characters must not block the event loop (threat T57).
  it('judges by the first 48 characters, however many more there are', async () => {
    const strong = 'quiet rivers below the orchard';
    expect(await judgePassword(`${'x'.repeat(48)}${strong}`, names)).toBe('password_too_common');
    expect(await judgePassword(`${strong}${'x'.repeat(48)}`, names)).toBeNull();
  });
});

describe('the gate', () => {
  it('hashes as argon2id and knows the password again, however it was typed, and to its last character', async () => {
    const gate = createPasswordGate({ atOnce: 2, queueLimit: 8 });
    const long = `${'violet grumble '.repeat(8)}mosaic é`;
    const hash = await gate.hash(long);
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    const answers = await Promise.all(
      [long, long.normalize('NFD'), long.slice(0, 72), long.toUpperCase(), `${long} `].map((password) =>
        gate.verify(hash, password),
      ),
    );
    expect(answers).toEqual([true, true, false, false, false]);
    expect(await gate.hash(long)).not.toBe(hash);
  });

  it('lets so many through at once, keeps the order and turns away what finds the queue full', async () => {
    const door = slowWork();
    const gate = createPasswordGate({ atOnce: 2, queueLimit: 3, work: door.work });
    const outcomes = Array.from({ length: 7 }, (_, number) =>
      gate.hash(`p${number}`).catch((error: Error) => error.message),
    );
    expect(door.running()).toEqual(['p0', 'p1']);
    expect(await Promise.all(outcomes.slice(5))).toEqual(['server_busy', 'server_busy']);

    await door.finish('p1');
    expect(door.running()).toEqual(['p0', 'p2']);
    // A newcomer does not overtake the queue.
    const late = gate.hash('late');
    await door.finish('p0');
    expect(door.running()).toEqual(['p2', 'p3']);
    for (const name of ['p2', 'p3', 'p4', 'late']) await door.finish(name);
    expect(await Promise.all([...outcomes.slice(0, 5), late])).toEqual([
      'p0',
      'p1',
      'p2',
      'p3',
      'p4',
      'late',
    ]);
    expect(door.most()).toBe(2);
  });

  it('frees the place of one that fails, and answers when to retry', async () => {
    const door = slowWork();
    const gate = createPasswordGate({ atOnce: 1, queueLimit: 0, work: door.work });
    const failing = gate.hash('bad').catch((error: Error) => error.message);
    await expect(gate.hash('turned away')).rejects.toMatchObject({ code: 'server_busy', retryAfter: 2 });
    await door.finish('bad', new Error('no memory'));
    expect(await failing).toBe('no memory');
    const next = gate.hash('good');
    await door.finish('good');
    expect(await next).toBe('good');
  });
});

/** Hashing that lasts until the test ends it. */
function slowWork() {
  const pending = new Map<string, (error?: Error) => void>();
  let most = 0;
  const hash = (password: string) =>
    new Promise<string>((resolve, reject) => {
      pending.set(password, (error) => (error ? reject(error) : resolve(password)));
      most = Math.max(most, pending.size);
    });
  return {
    work: { hash, verify: () => Promise.resolve(true) },
    running: () => [...pending.keys()],
    most: () => most,
    async finish(password: string, error?: Error) {
      const end = pending.get(password);
      pending.delete(password);
      end?.(error);
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

describe('merged dictionaries', () => {
  const lists = { ...common.dictionary, ...english.dictionary, ...french.dictionary };
  const settings = { graphs: common.adjacencyGraphs, l33tMaxSubstitutions: 2, maxLength: 48 };
  const oneByOne = new ZxcvbnFactory({ ...settings, dictionary: lists });
  const merged = mergeDictionaries(new ZxcvbnFactory(settings), lists);
  const wordOf = fc
    .constantFrom(...Object.values(lists))
    .chain((list) => fc.constantFrom(...list.map(String)));
  const written = fc.tuple(wordOf, fc.constantFrom(...'abcdef')).map(([word, how]) => {
    if (how === 'a') return word.toUpperCase();
    if (how === 'b') return [...word].reverse().join('');
    if (how === 'c') return word.replaceAll('e', '3').replaceAll('a', '@');
    return word;
  });
  const password = fc
    .array(fc.oneof({ weight: 4, arbitrary: written }, fc.string({ maxLength: 4 })), {
      minLength: 1,
      maxLength: 5,
    })
    .chain((parts) => fc.constantFrom('', ' ', '-').map((between) => parts.join(between)));

  it('estimate what does not pass as the lists one by one', () => {
    const passes = 1e8;
    fc.assert(
      fc.property(password, fc.array(wordOf, { maxLength: 2 }), (typed, names) => {
        const [ours, theirs] = [merged, oneByOne].map((lists) => lists.check(typed, names));
        expect(Math.min(ours?.guesses ?? 0, passes)).toBe(Math.min(theirs?.guesses ?? 0, passes));
        expect(Math.min(ours?.score ?? 0, 3)).toBe(Math.min(theirs?.score ?? 0, 3));
      }),
      // Found by chance: a longer sequence of parts that only the lists one by one keep.
      { numRuns: rounds(60, 5_000), examples: [['TINY-study-   -LANDING', []]] },
    );
  });

  it.each(['one two three four five', 'january-february-march', 'lundimardimercredi'])(
    'still see the sequence of %s',
    (typed) => {
      expect(merged.check(typed).sequence.map(({ pattern }) => pattern)).toContain('wordSequence');
    },
  );
});
