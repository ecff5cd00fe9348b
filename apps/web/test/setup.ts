import { afterEach, beforeAll, beforeEach, expect, vi } from 'vitest';
import { contractFaults, startApi } from './api.ts';
import { closePage, startApp } from './page.tsx';

beforeAll(startApp);
beforeEach(() => {
  startApi();
  vi.spyOn(console, 'error');
});
afterEach(async () => {
  await closePage();
  expect(contractFaults(), 'what the contract does not know').toEqual([]);
  expect(vi.mocked(console.error).mock.calls, 'what React and Mantine complain of').toEqual([]);
  vi.restoreAllMocks();
});
