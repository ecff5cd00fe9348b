// Apart from the schemas, so that the server and the invitee's page, which does not load them, read addresses alike.

/** The pages whose addresses are mailed, printed or put on websites. */
export type InviteePage =
  | 'join'
  | 'frame'
  | 'register'
  | 'not-me'
  | 'welcome'
  | 'preview'
  | 'rehearsal'
  | 'accessibility'
  | 'password'
  | 'new-address'
  | 'setup';

/** What the address of an invitee's page means. */
export interface InviteeAddress {
  page: InviteePage;
  /** The segment after the page: the link token of `join` and `frame`, an id, the mail of `not-me`; often empty. */
  part: string;
  /** The personal token in the fragment; empty where the page has none or it is missing. */
  secret: string;
  /** The address without its fragment, for the server: it contains no secret. */
  visible: string;
  /** The address as the program writes it. */
  address: string;
}

// "register2f…": a gateway may drop the "#", so a token may follow without a separator.
const pageWord =
  /^[\s/\\]*(join|register|not-me|welcome|preview|rehearsal|accessibility|password|new-address|setup)(?=[^a-z\d-]|[\da-f]{40}|$)/i;
const hexToken = /[\da-f]{40}/i;
const uuid = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/i;
const mailOfNotMe = /^[\s/\\]*(password-reset|sign-in|address|welcome)(?![a-z\d-])/i;
const invisible = /[\p{Cc}\u00AD\u061C\u180E\u200B-\u200F\u2060-\u2064\uFEFF]/gu;

/**
 * Reads the address of an invitee's page as mail programs, security gateways and websites leave it: encoded again, in
 * another case, with slashes, punctuation, invisible marks or parameters added, with the fragment moved into the path.
 * `address` is path, query and fragment. Null for every other page. Reading `address` of the answer changes nothing.
 */
export function readInviteeAddress(address: string): InviteeAddress | null {
  const whole = split(address);
  const path = decoded(whole.path);
  const [before = '', word = ''] = pageWord.exec(path) ?? [];
  if (word === '') return null;
  const rest = split(path.slice(before.length));
  const page = word.toLowerCase() as InviteePage;
  const queries = [whole.query, encodeQuery(rest.query)];
  switch (page) {
    case 'join': {
      const places = [rest.path, rest.fragment, decoded(whole.fragment)];
      const token = places.map((place) => hexIn(place)).find(Boolean) ?? firstSegment(rest.path);
      const isFrame = token !== '' && /[\s/\\]frame(?![\w-])/i.test(rest.path);
      return written(isFrame ? 'frame' : 'join', token, '', queries);
    }
    case 'preview':
    case 'welcome':
    case 'accessibility':
      return written(page, page === 'preview' ? idIn(rest.path) : '', '', queries);
    case 'frame':
    case 'register':
    case 'not-me':
    case 'rehearsal':
    case 'password':
    case 'new-address':
    case 'setup':
      return withSecret(page, rest, whole);
  }
}

/** An address whose secret stands, or stood, in the fragment. */
function withSecret(page: InviteePage, rest: Parts, whole: Parts): InviteeAddress {
  const [part, afterPart] = partOf(page, rest.path);
  const [query = '', ...moved] = whole.query.split(/%(?:25)*23/i);
  const fragment = decoded(whole.fragment);
  const places = [fragment, decoded(moved.join('#')), rest.fragment, afterPart];
  const isHex = page === 'register' || page === 'rehearsal' || page === 'new-address';
  const candidates = places.map((place) => (isHex && hexIn(place)) || runIn(place));
  // A cut token stays, for the page to say that it is incomplete.
  const secret =
    (isHex ? candidates.find((each) => hexToken.test(each)) : undefined) ?? candidates.find(Boolean) ?? '';
  const behind = [fragment, ...moved.map(decoded), rest.fragment].map((place) => ownParameters(place));
  return written(page, part, secret, [query, encodeQuery(rest.query), ...behind]);
}

function partOf(page: InviteePage, path: string): [part: string, rest: string] {
  if (page === 'rehearsal') return [idIn(path), path.replace(uuid, '')];
  if (page !== 'not-me') return ['', path];
  const [mail = '', name = ''] = mailOfNotMe.exec(path) ?? [];
  return name === '' ? [firstSegment(path), ''] : [name.toLowerCase(), path.slice(mail.length)];
}

interface Parts {
  path: string;
  query: string;
  fragment: string;
}

function split(address: string): Parts {
  const [, path = '', query = '', fragment = ''] = /^([^?#]*)(?:\?([^#]*))?(?:#([^]*))?$/.exec(address) ?? [];
  return { path, query, fragment };
}

/** Percent-encoding undone as often as it was done, up to three times. Broken escapes stay; what nobody sees goes. */
function decoded(text: string): string {
  let current = text;
  for (let round = 0; round < 3; round += 1) current = current.replace(/(?:%[\da-f]{2})+/gi, decodedRun);
  return current.replace(invisible, '');
}

function decodedRun(run: string): string {
  try {
    return decodeURIComponent(run);
  } catch {
    return run.replace(/%[0-7][\da-f]/gi, (escape) => decodeURIComponent(escape));
  }
}

/** A token of 40 hexadecimal characters, wherever it begins; line breaks may have split it. */
function hexIn(place: string): string {
  return hexToken.exec(beforeParameters(place).replace(/\s/g, ''))?.[0].toLowerCase() ?? '';
}

/** The first run of the characters of a base64url token: these tokens have no fixed length, and their case counts. */
function runIn(place: string): string {
  return /[\w-]+/.exec(beforeParameters(place))?.[0] ?? '';
}

function beforeParameters(place: string): string {
  return place.split(/[?&]/)[0] ?? '';
}

function idIn(path: string): string {
  return uuid.exec(path)?.[0].toLowerCase() ?? firstSegment(path);
}

function firstSegment(path: string): string {
  const [segment = ''] = path.split(/[\s/\\]+/).filter(Boolean);
  return segment.slice(0, 200).replace(/[^\w-]+$/, '');
}

/** The product's own parameters, where a gateway put the query behind the fragment. */
function ownParameters(place: string): string {
  return place
    .split(/[?&]/)
    .filter((each) => /^(?:lang|step)=\w+$/.test(each))
    .join('&');
}

function encodeQuery(query: string): string {
  return query === '' ? '' : new URLSearchParams(query).toString();
}

function written(page: InviteePage, part: string, secret: string, queries: string[]): InviteeAddress {
  const query = queries.filter(Boolean).join('&').replace(/&amp;/gi, '&');
  const segments = page === 'frame' ? ['join', part, 'frame'] : part === '' ? [page] : [page, part];
  const visible = `/${segments.map(encodeURIComponent).join('/')}${query === '' ? '' : `?${query}`}`;
  return { page, part, secret, visible, address: secret === '' ? visible : `${visible}#${secret}` };
}
