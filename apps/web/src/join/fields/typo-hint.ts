import { cleanEmail } from '@casedoor/contracts/clean-contact';

/** The most common providers in the countries of our users, with the endings under which they give addresses. */
const providers: readonly Provider[] = [
  { name: 'gmail', endings: ['com'], noOthers: true },
  { name: 'googlemail', endings: ['com'], noOthers: true },
  { name: 'icloud', endings: ['com'], noOthers: true },
  { name: 'laposte', endings: ['net'], noOthers: true },
  { name: 'protonmail', endings: ['com'] },
  { name: 'proton', endings: ['me'] },
  { name: 'outlook', endings: ['com', 'fr'] },
  { name: 'hotmail', endings: ['com', 'fr', 'co.uk'] },
  { name: 'yahoo', endings: ['com', 'fr', 'co.uk'] },
  { name: 'live', endings: ['com', 'fr'] },
  { name: 'msn', endings: ['com'] },
  { name: 'aol', endings: ['com'] },
  { name: 'orange', endings: ['fr'] },
  { name: 'wanadoo', endings: ['fr'] },
  { name: 'free', endings: ['fr'] },
  { name: 'sfr', endings: ['fr'] },
  { name: 'bbox', endings: ['fr'] },
  { name: 'neuf', endings: ['fr'] },
  { name: 'gmx', endings: ['fr', 'com', 'net'] },
];

interface Provider {
  readonly name: string;
  readonly endings: readonly string[];
  /** Nobody else gives addresses under this name: another real ending is a slip too. */
  readonly noOthers?: true;
}

// Real top-level domains that are one slip away from the endings above.
const realEndings = new Set(
  (
    'ca ch cl cm cn co com cr cu cv cx cy cz om cam dm gm im km pm sm tm fm bm mm hm ' +
    'ar br er fr gr hr ir kr lr mr nr pr sr tr fi fj fk fo eu ' +
    'ne et net pet bet vet new nec nl nf ng ni no np nu nz ' +
    'ae be de ee ge ie je ke me pe re se ve ye ma mc md mg mh mk ml mn mo mp mq ms mt mu mv mw mx my mz men ' +
    'co.uk uk ua ug us uy uz sk tk dk hk lk pk es it in jp com.au com.br co.in co.jp co.nz co.za'
  ).split(' '),
);

// Real mail domains that look like a slip of another one: of 16,000 known providers, the only one that the rules let through.
const realNeighbours = new Set(['hitmail.com']);

/**
 * Returns the address that was probably meant, or null. It suggests a common provider only where the typed domain is no
 * real one: the provider's name with a slip of the fingers, or its own name with an ending that does not exist. A
 * country's ending is real (`hotmail.ca`), and so is a short name with another letter (`ge.com`). A hint only: the typed
 * address is never refused for it.
 */
export function probablyMeant(typed: string): string | null {
  const address = cleanEmail(typed);
  const at = address.lastIndexOf('@');
  const domain = address.slice(at + 1).toLowerCase();
  if (at < 1 || realNeighbours.has(domain)) return null;
  const meant = domainMeant(domain);
  return meant === null ? null : `${address.slice(0, at + 1)}${meant}`;
}

function domainMeant(domain: string): string | null {
  const dot = domain.indexOf('.');
  if (dot < 0) return providerDomains.find((known) => known.replace('.', '') === domain) ?? null;
  const [name, ending] = [domain.slice(0, dot), domain.slice(dot + 1)];
  for (const provider of providers) {
    const isName = provider.name === name;
    if (isName && provider.endings.includes(ending)) return null;
    if (!isName && !isSlipOfName(name, provider.name)) continue;
    const meant = provider.endings.find((known) => known === ending) ?? endingMeant(ending, provider, isName);
    if (meant !== undefined) return `${provider.name}.${meant}`;
  }
  return null;
}

const providerDomains = providers.flatMap(({ name, endings }) =>
  endings.map((ending) => `${name}.${ending}`),
);

function endingMeant(ending: string, { endings, noOthers }: Provider, isName: boolean): string | undefined {
  if (realEndings.has(ending) && !(noOthers && isName)) return undefined;
  return endings.find((known) => isOneEdit(ending, known));
}

/** Whether a name is a slip of a provider's. The first letter is right, as it nearly always is; another one makes a word. */
function isSlipOfName(typed: string, name: string): boolean {
  if (typed[0] !== name[0]) return false;
  // In a short name every other letter makes another real name: sfr.fr and sar.fr.
  if (name.length < 5) return typed !== name && withoutRepeats(typed) === withoutRepeats(name);
  return isSlipOfFingers(typed, name);
}

function withoutRepeats(name: string): string {
  return name.replace(/(.)\1+/g, '$1');
}

/** One letter missing, doubled or swapped with its neighbour, or a neighbouring key instead of it or beside it. */
export function isSlipOfFingers(typed: string, meant: string): boolean {
  const start = [...meant].findIndex((letter, index) => letter !== typed[index]);
  const at = start < 0 ? meant.length : start;
  const [rest, wanted] = [typed.slice(at), meant.slice(at)];
  if (rest === '' && wanted === '') return false;
  if (rest === wanted.slice(1)) return true;
  if (rest.slice(1) === wanted) return [meant[at - 1], meant[at]].some((key) => isNeighbour(rest[0], key));
  if (rest.slice(2) === wanted.slice(2) && rest[0] === wanted[1] && rest[1] === wanted[0]) return true;
  return rest.slice(1) === wanted.slice(1) && isNeighbour(rest[0], wanted[0]);
}

// QWERTY and AZERTY.
const rows = ['qwertyuiop', 'azertyuiop', 'asdfghjkl', 'qsdfghjklm', 'zxcvbnm', 'wxcvbn'];

function isNeighbour(one: string | undefined, other: string | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  return (
    one === other ||
    rows.some(
      (row) =>
        row.includes(one) && row.includes(other) && Math.abs(row.indexOf(one) - row.indexOf(other)) === 1,
    )
  );
}

/** Whether one letter more, less or different, or two swapped, turn one text into the other. */
function isOneEdit(typed: string, meant: string): boolean {
  if (Math.abs(typed.length - meant.length) > 1) return false;
  const start = [...meant].findIndex((letter, index) => letter !== typed[index]);
  const at = start < 0 ? meant.length : start;
  const [rest, wanted] = [typed.slice(at), meant.slice(at)];
  return (
    rest === wanted.slice(1) ||
    rest.slice(1) === wanted ||
    rest.slice(1) === wanted.slice(1) ||
    (rest.slice(2) === wanted.slice(2) && rest[0] === wanted[1] && rest[1] === wanted[0])
  );
}
