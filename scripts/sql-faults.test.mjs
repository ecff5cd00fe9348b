import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { faults } from './sql-faults/faults.mjs';
import { misplacedFaults } from './sql-faults/run.mjs';
import { root } from './workspace.mjs';

it('every fault can be put in at one place, and its tests are there', () => {
  expect(misplacedFaults().map(({ name }) => name)).toEqual([]);
  const missing = faults.filter(({ tests }) => tests.some((test) => !existsSync(join(root, test))));
  expect(missing.map(({ name }) => name)).toEqual([]);
});

it('no two faults have one name, and each changes something', () => {
  expect(new Set(faults.map(({ name }) => name)).size).toBe(faults.length);
  expect(faults.filter(({ original, faulty }) => original === faulty)).toEqual([]);
});
