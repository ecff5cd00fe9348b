import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../workspace.mjs';
import { faults } from './faults.mjs';

// The mutation run is long and rare: this test finds at once a fault whose original text has moved.
it.each(faults)('“$name” can be put into $file', ({ file, original, tests }) => {
  const places = readFileSync(join(root, file), 'utf8').split(original).length - 1;
  expect(places).toBe(1);
  expect(tests.filter((test) => !existsSync(join(root, test)))).toEqual([]);
});

it('no two faults have one name, and each changes something', () => {
  expect(new Set(faults.map(({ name }) => name)).size).toBe(faults.length);
  expect(faults.filter(({ original, faulty }) => original === faulty)).toEqual([]);
});
