import { expect, it } from 'vitest';
import { mailboxOf } from './mail-provider.ts';

const iPhone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X)';
const android = 'Mozilla/5.0 (Linux; Android 15; Pixel 9)';
const desk = 'Mozilla/5.0 (X11; Linux x86_64)';

it.each([
  ['lea@gmail.com', iPhone, 'Gmail'],
  ['Lea@GoogleMail.com', desk, 'Gmail'],
  ['lea@hotmail.fr', desk, 'Outlook'],
  ['lea@live.co.uk', android, 'Outlook'],
  ['lea@yahoo.co.jp', desk, 'Yahoo Mail'],
  ['lea@wanadoo.fr', desk, 'Orange'],
  ['lea@laposte.net', desk, 'La Poste'],
])('%s reads mail at its provider, on any device', (email, device, name) => {
  expect(mailboxOf(email, device)?.name).toBe(name);
});

it.each(['lea@durand.example', 'lea@notgmail.com', 'lea@gmail.com.example', 'lea@free.fr.example'])(
  '%s reads mail in the program of the phone; a desk has none that can be opened',
  (email) => {
    expect(mailboxOf(email, iPhone)).toEqual({ name: null, href: 'message://' });
    expect(mailboxOf(email, android)?.href).toContain('APP_EMAIL');
    expect(mailboxOf(email, desk)).toBeNull();
  },
);
