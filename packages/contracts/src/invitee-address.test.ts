import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { readInviteeAddress } from './invitee-address.ts';

const token = '0123456789abcdef0123456789abcdef01234567';
const id = '019a9d3e-7c1f-7d20-9f35-0b6a7c0c2f11';
const signed = 'Ab-_9z'.repeat(12);

describe('an address as a gateway, a mail program or a website leaves it', () => {
  const register = `/register#${token}`;
  const join = `/join/${token}`;
  it.each([
    // As it was written.
    [join, join],
    [`${join}?from=poster&lang=fr`, `${join}?from=poster&lang=fr`],
    [`${join}?from=caf%C3%A9%20%26%20bar`, `${join}?from=caf%C3%A9%20%26%20bar`],
    [`${join}/frame?from=website`, `${join}/frame?from=website`],
    [register, register],
    [`/register?step=withdraw#${token}`, `/register?step=withdraw#${token}`],
    ['/register', '/register'],
    ['/welcome', '/welcome'],
    ['/accessibility', '/accessibility'],
    ['/Accessibility.?lang=fr', '/accessibility?lang=fr'],
    [`/preview/${id}?as=frame&lang=fr`, `/preview/${id}?as=frame&lang=fr`],
    [`/rehearsal/${id}#${token}`, `/rehearsal/${id}#${token}`],
    [`/not-me/welcome?lang=fr#${signed}`, `/not-me/welcome?lang=fr#${signed}`],
    [`/password#${signed}`, `/password#${signed}`],
    [`/setup#${signed}`, `/setup#${signed}`],
    [`/new-address#${token}`, `/new-address#${token}`],
    [`/not-me/address?lang=fr#${signed}`, `/not-me/address?lang=fr#${signed}`],
    // Slashes.
    [`${join}/`, join],
    [`//join//${token}//`, join],
    [`/join%2F${token}%2F`, join],
    [`${join}/frame/?lang=fr`, `${join}/frame?lang=fr`],
    [`//join/${token}//frame`, `${join}/frame`],
    [`/register/#${token}`, register],
    [`/register#/${token}/`, register],
    [`/register/${token}`, register],
    [`/not-me/sign-in/#${signed}`, `/not-me/sign-in#${signed}`],
    [`/welcome/`, '/welcome'],
    // The fragment in the path or the query.
    [`/register%23${token}`, register],
    [`/register%2523${token}`, register],
    [`/register%252523${token}`, register],
    [`/register${token}`, register],
    [`/register?step=withdraw%23${token}`, `/register?step=withdraw#${token}`],
    [`/register%3Fstep=withdraw%23${token}`, `/register?step=withdraw#${token}`],
    [`/register%3Fstep%3Dwithdraw%23${token}`, `/register?step=withdraw#${token}`],
    [`/register?utm_source=x%23${token}`, `/register?utm_source=x#${token}`],
    [`/rehearsal/${id}%23${token}`, `/rehearsal/${id}#${token}`],
    [`/not-me/welcome%3Flang=fr%23${signed}`, `/not-me/welcome?lang=fr#${signed}`],
    [`/not-me/welcome?lang=fr%23${signed}`, `/not-me/welcome?lang=fr#${signed}`],
    [`/password%23${signed}`, `/password#${signed}`],
    [`/setup%23${signed}`, `/setup#${signed}`],
    [`/new-address%23${token.toUpperCase()}`, `/new-address#${token}`],
    [`/new-address${token}`, `/new-address#${token}`],
    [`/not-me/address%23${signed}`, `/not-me/address#${signed}`],
    [`/join%23${token}`, join],
    [`/join#${token}`, join],
    // What stands behind.
    [`/register#${token}?utm_source=x`, register],
    [`/register#${token}&fbclid=x`, register],
    [`/register#${token}#x`, register],
    [`/register#${token}?step=withdraw&utm_source=x`, `/register?step=withdraw#${token}`],
    [`/register?fbclid=x#${token}`, `/register?fbclid=x#${token}`],
    [`/register#${token}%3Futm_source%3Dx`, register],
    [`/not-me/welcome#${signed}?lang=fr`, `/not-me/welcome?lang=fr#${signed}`],
    [`/password#${signed}&x=y`, `/password#${signed}`],
    ['/register#?utm_source=x', '/register'],
    ['/password#?utm_source=x', '/password'],
    [`${join}&fbclid=x`, join],
    [`${join}%3Ffrom=poster`, `${join}?from=poster`],
    [`${join}?from=poster&amp;lang=fr`, `${join}?from=poster&lang=fr`],
    // Case.
    [`/REGISTER#${token.toUpperCase()}`, register],
    [`/Join/${token.toUpperCase()}/FRAME`, `${join}/frame`],
    [`/NOT-ME/Welcome#${signed}`, `/not-me/welcome#${signed}`],
    [`/PASSWORD#${signed}`, `/password#${signed}`],
    [`/REHEARSAL/${id.toUpperCase()}#${token}`, `/rehearsal/${id}#${token}`],
    // Encoded again.
    [`/%72egister#%30${token.slice(1)}`, register],
    [`/register#${token}%2e`, register],
    [`${join}%2E`, join],
    [`/not%2Dme/sign%2din#${signed}`, `/not-me/sign-in#${signed}`],
    [`/register%23${token}%E2%80`, register],
    [`/join/${token}%`, join],
    // Broken over lines.
    [`/register#${token.slice(0, 20)}%0D%0A${token.slice(20)}`, register],
    [`/register#${token.slice(0, 20)}%20${token.slice(20)}`, register],
  ])('%s is %s', (given, meant) => {
    expect(readInviteeAddress(given)?.address).toBe(meant);
  });

  const marks = [
    '.',
    ',',
    ';',
    ':',
    '!',
    ')',
    ']',
    '>',
    '"',
    "'",
    '’',
    '»',
    '%20',
    '%22',
    '%3E',
    '%E2%80%8B',
  ];
  it.each([...marks, '\u200b', '\ufeff', '%C2%A0', '...', ').', '%3E.', '=3D', '*', '|', '\\', '…'])(
    'followed by %j',
    (mark) => {
      expect(readInviteeAddress(`${join}${mark}`)?.address).toBe(join);
      expect(readInviteeAddress(`${join}/frame${mark}`)?.address).toBe(`${join}/frame`);
      expect(readInviteeAddress(`${register}${mark}`)?.address).toBe(register);
      expect(readInviteeAddress(`/register%23${token}${mark}`)?.address).toBe(register);
      for (const page of ['/password', '/setup', '/not-me/welcome', '/not-me/password-reset'])
        expect(readInviteeAddress(`${page}#${signed}${mark}`)?.address).toBe(`${page}#${signed}`);
      expect(readInviteeAddress(`/welcome${mark}`)?.address).toBe('/welcome');
    },
  );

  it.each(['"', "'", '<', '(', '“', '«', '#', '%3C', '%E2%80%8B', '\u200b'])('preceded by %j', (mark) => {
    expect(readInviteeAddress(`/register#${mark}${token}`)?.address).toBe(register);
    expect(readInviteeAddress(`/password#${mark}${signed}`)?.address).toBe(`/password#${signed}`);
  });

  it('keeps what was cut, for the page to say that it is incomplete', () => {
    expect(readInviteeAddress(`/join/${token.slice(0, 30)}.`)).toMatchObject({ part: token.slice(0, 30) });
    expect(readInviteeAddress(`/register#${token.slice(0, 30)}`)).toMatchObject({
      secret: token.slice(0, 30),
    });
    expect(readInviteeAddress('/not-me/elsewhere/#x')).toMatchObject({ page: 'not-me', part: 'elsewhere' });
  });

  it('keeps no secret in what the server sees', () => {
    for (const given of [`/register%23${token}`, `/register/${token}`, `/register?a=b%23${token}`])
      expect(readInviteeAddress(given)?.visible).not.toContain(token.slice(0, 8));
    expect(readInviteeAddress(`/setup%23${signed}`)?.visible).toBe('/setup');
  });
});

it.each([
  '/',
  '/users',
  '/users/register',
  '/password-reset',
  '/password-reset/',
  '/sign-in?next=%2Fregister',
  '/signup-links/x/preview',
  '/joint',
  '/registers',
  '/setups',
  '/api/v1/session',
  '/assets/join-x.js',
])('%s is another page', (address) => {
  expect(readInviteeAddress(address)).toBeNull();
});

it('reads its own answer as it is, whatever was around it', () => {
  const noise = fc.string({ unit: 'binary', maxLength: 8 });
  const escape = fc.constantFrom(
    '%23',
    '%2523',
    '%3F',
    '%26',
    '%',
    '%zz',
    '%00',
    '#',
    '?',
    '&',
    '/',
    '\\',
    '.',
  );
  const parts = fc.array(fc.oneof(noise, escape, fc.constantFrom(token, signed, id, 'frame', 'welcome')), {
    maxLength: 6,
  });
  const words = fc.constantFrom(
    'join',
    'register',
    'not-me',
    'welcome',
    'rehearsal',
    'preview',
    'password',
    'setup',
  );
  fc.assert(
    fc.property(words, parts, (word, rest) => {
      const once = readInviteeAddress(`/${word}/${rest.join('')}`);
      expect(readInviteeAddress(once?.address ?? '')).toEqual(once);
    }),
  );
});
