import { exampleAnswer } from '@casedoor/contracts/example-answers';
import { embeddedLinkId, type EmbeddedLink } from '@casedoor/contracts/embedded-link';
import { expect, it } from 'vitest';
import { api } from '../../../test/api.ts';
import { beginLink, loadLink } from './load-link.ts';

const token = '0123456789abcdef0123456789abcdef01234567';
const getLink = 'GET /public/signup-links/{token}';
const link = exampleAnswer(getLink, { locale: 'en', organization: { name: 'Cabinet "Durand" </script>' } });
const load = () => loadLink(token, new AbortController().signal);

/** Starts as on a page into which the server wrote this. */
function beginWith(embedded: EmbeddedLink): void {
  const element = Object.assign(document.createElement('script'), {
    type: 'application/json',
    id: embeddedLinkId,
    textContent: JSON.stringify(embedded),
  });
  document.head.append(element);
  beginLink(token);
}

it('takes the link that the server wrote into the page, and asks the API for nothing', async () => {
  beginWith({ link, mayBeSignedIn: false });
  expect(await load()).toEqual({ link, signedInAs: null, alreadyMember: false });
  expect([...api.sent(getLink), ...api.sent('GET /session')]).toEqual([]);
});

it('asks who is signed in where that may be somebody', async () => {
  api.answers('GET /session');
  beginWith({ link, mayBeSignedIn: true });
  expect(await load()).toMatchObject({ link, signedInAs: exampleAnswer('GET /session').user?.email });
  expect(api.sent(getLink)).toEqual([]);
});

it('takes it once: a reload and the next page ask the API, because the link may have closed since', async () => {
  beginWith({ link, mayBeSignedIn: false });
  await load();
  api.answers(getLink, { state: 'revoked', locale: 'en' });
  api.answers('GET /session', { user: null, memberships: [], activeMembershipId: null });
  expect((await load()).link.state).toBe('revoked');
  beginLink(token);
  expect((await load()).link.state).toBe('revoked');
  expect(api.sent(getLink)).toHaveLength(2);
});

it('asks the API on a page into which nothing was written', async () => {
  api.answers(getLink, { locale: 'en' });
  api.answers('GET /session');
  beginLink(token);
  expect((await load()).link).toEqual(exampleAnswer(getLink, { locale: 'en' }));
});
