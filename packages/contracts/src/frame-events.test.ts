import { describe, expect, it } from 'vitest';
import { frameEvent, frameOrigin } from './frame-events.ts';
import { frameSnippet, frameUrl } from './frame-snippet.ts';

describe('the origin of a website', () => {
  it.each([
    'https://durand.example',
    'https://www.durand.example/',
    ' https://durand.example:8443 ',
    'https://études.example',
    'http://localhost:5500',
    'https://localhost',
  ])('may be %s', (typed) => {
    expect(frameOrigin.safeParse(typed).success).toBe(true);
  });

  it.each([
    ['a name alone', 'durand.example'],
    ['a page', 'https://durand.example/contact'],
    ['a query', 'https://durand.example/?a'],
    ['a part of a page', 'https://durand.example/#a'],
    ['http', 'http://durand.example'],
    ['http at a name that begins like localhost', 'http://localhost.example'],
    ['a wildcard', 'https://*.durand.example'],
    ['everything', '*'],
    ['a user', 'https://me@durand.example'],
    ['numbers', 'https://192.0.2.7'],
    ['another scheme', 'file:///'],
    ['another source of the policy', "https://durand.example 'self'"],
    ['another directive', 'https://durand.example; script-src *'],
    ['a line break', 'https://durand.example\r\nset-cookie: a'],
    ['an end without a name', 'https://durand'],
  ])('is refused where it is %s', (_, typed) => {
    expect(frameOrigin.safeParse(typed).error?.issues.map(({ message }) => message)).toEqual([
      'origin_invalid',
    ]);
  });
});

describe('an event of a frame', () => {
  const common = { source: 'casedoor', version: 1 };

  it.each([
    { ...common, type: 'ready', state: 'open' },
    { ...common, type: 'resized', height: 480 },
    { ...common, type: 'started' },
    { ...common, type: 'changed', state: 'full' },
  ])('is $type', (event) => {
    expect(frameEvent.parse(event)).toEqual(event);
  });

  it.each([
    { ...common, type: 'started', email: 'lea.martin@example.com' },
    { ...common, type: 'ready', state: 'open', token: 'secret' },
    { ...common, type: 'resized', height: 480, waitingToken: 'secret' },
  ])('of kind $type carries nothing else', (event) => {
    expect(frameEvent.safeParse(event).success).toBe(false);
  });
});

describe('the snippet for a website', () => {
  const url = 'https://casedoor.example/join/7c0e5d4f1a2b3c4d';

  it('frames the link in a language, counted as from the website', () => {
    expect(frameUrl({ url, locale: 'fr' })).toBe(`${url}/frame?from=website&lang=fr`);
    expect(frameUrl({ url })).toBe(`${url}/frame?from=website`);
  });

  it('checks who speaks, and cannot be broken out of', () => {
    const html = frameSnippet({ url, locale: 'en', title: 'Register with "Durand" </iframe><script>' });
    expect(html.match(/<script>/g)).toHaveLength(1);
    expect(html).toContain(`src="${url}/frame?from=website&amp;lang=en"`);
    expect(html).toContain("event.origin !== 'https://casedoor.example'");
    expect(html).toContain('event.source !== frame.contentWindow');
    expect(html).toContain("getElementById('casedoor-1a2b3c4d-en')");
  });
});
