import { expect, test } from 'vitest';
import { closedLinkCodes, linkStates, opensByItself } from './link-states.ts';

test('knows the problem of every closed link, and which links open by themselves', () => {
  expect(closedLinkCodes).toEqual([
    'signup_link_paused',
    'signup_link_scheduled',
    'signup_link_expired',
    'signup_link_full',
    'signup_link_full_today',
    'signup_link_replaced',
    'signup_link_revoked',
  ]);
  expect(linkStates.filter(opensByItself)).toEqual(['scheduled', 'full_today']);
});
