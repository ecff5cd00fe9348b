import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { expect, it, vi } from 'vitest';

const source = readFileSync(join(import.meta.dirname, '../../public/start.js'), 'utf8');
const token = '0123456789abcdef0123456789abcdef01234567';
const organization = { name: 'Cabinet Durand', contactEmail: 'accueil@durand.example', contactUrl: null };

interface Setting {
  readonly started?: boolean;
  readonly online?: boolean;
  readonly storage?: Map<string, string> | null;
  readonly address?: { pathname: string; hash: string };
  readonly answer?: object;
}

/** Runs start.js until the page has loaded, and returns what it did. */
async function load({ started, online = true, storage = new Map(), address, answer }: Setting) {
  const page = new EventTarget();
  const reload = vi.fn<() => void>();
  const fetched = vi.fn((_path: string, _options: object) => Promise.resolve(Response.json(answer ?? {})));
  const lines: { textContent: string; href?: string }[] = [];
  const element = () => ({ textContent: '', setAttribute: () => undefined });
  const root = {
    set textContent(_: string) {
      lines.length = 0;
    },
    appendChild: (line: { textContent: string }) => (lines.push(line), line),
  };
  const { pathname, hash } = address ?? { pathname: `/join/${token}`, hash: '' };
  runInContext(
    source,
    createContext({
      window: { addEventListener: page.addEventListener.bind(page), location: { pathname, hash, reload } },
      document: {
        documentElement: { dataset: started ? { started: '' } : {} },
        getElementById: () => root,
        createElement: element,
      },
      navigator: { onLine: online },
      sessionStorage: {
        getItem: (name: string) => storage!.get(name) ?? null,
        setItem: (name: string, value: string) => storage!.set(name, value),
      },
      fetch: fetched,
    }),
  );
  page.dispatchEvent(new Event('load'));
  await new Promise(setImmediate);
  return { reload, lines, fetched, storage };
}

const public_ = { organization, discreet: false };

it('does nothing on a page whose scripts have started', async () => {
  const { reload, lines } = await load({ started: true });
  expect([reload.mock.calls, lines]).toEqual([[], []]);
});

it('asks once more, then says so with the firm’s contact', async () => {
  const first = await load({});
  expect(first.reload).toHaveBeenCalledOnce();
  expect(first.lines).toEqual([]);
  const { reload, lines } = await load({ storage: first.storage, answer: public_ });
  expect(reload).not.toHaveBeenCalled();
  expect(lines).toHaveLength(3);
  expect(lines[0]?.textContent).toContain('could not be loaded');
  expect(lines[2]).toMatchObject({
    href: 'mailto:accueil@durand.example',
    textContent: 'Cabinet Durand · accueil@durand.example',
  });
});

it('says so at once offline, and where it cannot store that it reloaded', async () => {
  for (const setting of [{ online: false }, { storage: null }]) {
    const { reload, lines } = await load(setting);
    expect(reload).not.toHaveBeenCalled();
    expect(lines).toHaveLength(2);
  }
});

it('finds the contact of a personal link with its token in no address', async () => {
  const address = { pathname: '/register', hash: `#${token}` };
  const { fetched, lines } = await load({ storage: null, address, answer: public_ });
  expect(fetched).toHaveBeenCalledExactlyOnceWith('/api/v1/public/registration', {
    headers: { authorization: `Bearer ${token}` },
    credentials: 'omit',
  });
  expect(lines).toHaveLength(3);
});

it('names nobody for a discreet link, or at another address', async () => {
  expect((await load({ storage: null, answer: { organization, discreet: true } })).lines).toHaveLength(2);
  const { fetched, lines } = await load({ storage: null, address: { pathname: '/welcome', hash: '' } });
  expect(fetched).not.toHaveBeenCalled();
  expect(lines).toHaveLength(2);
});
