import fc from 'fast-check';
import type { Message, MessageKind } from '../src/platform/mail/message.ts';
import { standIn } from '../src/platform/mail/prepare-email.ts';

const nasty = [
  `"'&<>`,
  '</p></title></style><script>alert(1)</script>',
  '<!-- -->',
  '-->',
  '&amp;lt;&#x27;&nbsp;',
  "$& $1 $` $'",
  'a\u2028b\u2029c',
  'شركة الأمل',
  '\u202eevil\u202c \u2066x\u2069',
  '👩‍👩‍👧 🇫🇷 ✍🏽',
  'e\u0301\u0301\u0301 Å',
  '\ud800 half \udc00',
  ' spaced\t\tout \n lines\r\n\f',
  '\u00a0no break\u00a0',
  '\u200bzero\u200bwidth\u200b',
  '\u0000\u0007\u001b',
  '\ufefftext',
  '\ue0000\ue001 \ue0001\ue001',
  '#8e6708 #b9870d #b8860b',
  ' 1. list',
  '* [x](y)',
  'javascript:alert(1)',
  'x'.repeat(79),
  `${'y'.repeat(77)} z`,
  'word '.repeat(60),
  'très '.repeat(2000),
  '漢字'.repeat(1500),
];

/** Words that people typed, nasty ones among them; never empty. */
const typed = fc.oneof(
  fc.constantFrom(...nasty),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 90 }),
  fc.string({ unit: 'binary', minLength: 1 }),
  fc.lorem({ maxCount: 30 }),
  fc
    .array(fc.constantFrom(' ', '\n', '\u200b', 'a', 'bc', '<', '&', 'd'.repeat(25)), { minLength: 1 })
    .map((parts) => parts.join('')),
  fc.tuple(fc.constantFrom(...nasty), fc.constantFrom(...nasty)).map((parts) => parts.join(' ')),
);
const text = fc.oneof({ weight: 12, arbitrary: typed }, fc.constant(''));
const textOrNull = fc.option(text, { freq: 4 });
const ourUrl = fc.oneof(
  fc.webUrl({ withFragments: true, withQueryParameters: true }),
  typed.map((path) => `https://door.example/${path}`),
  fc.constant(`http://localhost:3000/é?a="1"&b='2'#ü`),
);
const url = fc.oneof(
  { weight: 12, arbitrary: ourUrl },
  fc.constantFrom('javascript:alert(1)', ' java\nscript:1', 'HTTPS://DOOR.EXAMPLE', '/path'),
);
const yes = fc.boolean();
const opened = fc.record({ reference: text, title: text });
const openedOrNull = fc.option(opened);
const count = fc.oneof(fc.constantFrom(0, 1, 2), fc.nat());

const discretion = {
  discreet: fc.boolean(),
  organizationName: text,
  contactEmail: textOrNull,
  letterhead: fc.option(
    fc.record({
      logoUrl: fc.option(url),
      accentColour: fc.option(
        fc.oneof(fc.stringMatching(/^#[0-9a-f]{6}$/), fc.constantFrom('#ffffff', '#000000', 'red"')),
      ),
      contactPhone: textOrNull,
      postalAddress: textOrNull,
      registerNumber: textOrNull,
    }),
  ),
};
const invited = {
  ...discretion,
  joinsAs: fc.constantFrom('client', 'staff'),
  opensCase: yes,
  requiresApproval: yes,
  link: fc.constant(standIn),
} as const;
const disavowalLink = fc.constant(standIn);
const code = fc.constant('code.personal-link.invalid');

type Fields<M extends Message> = { [Field in Exclude<keyof M, 'kind'>]-?: fc.Arbitrary<M[Field]> };
const fieldsOf: { [Kind in MessageKind]: Fields<Extract<Message, { kind: Kind }>> } = {
  personal_link: { ...invited, rehearsal: fc.constantFrom(true as const, undefined), code: fc.option(code) },
  invitation: {
    ...invited,
    invitedBy: textOrNull,
    firstName: textOrNull,
    personalMessage: textOrNull,
    worksUntil: text,
    isReminder: yes,
  },
  added_user: {
    ...discretion,
    addedBy: textOrNull,
    firstName: textOrNull,
    role: fc.option(fc.constantFrom('admin', 'manager', 'staff', 'client')),
    link: fc.constant(standIn),
  },
  welcome: {
    ...discretion,
    rehearsal: fc.constantFrom('completed', 'approved', undefined),
    firstName: text,
    case: openedOrNull,
    url: ourUrl,
    disavowalLink,
  },
  registration_refused: {
    ...discretion,
    firstName: textOrNull,
    why: fc.constantFrom('rejected', 'lapsed'),
    personalMessage: textOrNull,
  },
  new_registration: {
    organizationName: text,
    personName: text,
    personEmail: text,
    role: fc.constantFrom('client', 'staff'),
    signupLinkTitle: text,
    case: openedOrNull,
    awaitsApproval: yes,
    url,
  },
  case_held: {
    decides: yes,
    organizationName: text,
    personName: text,
    personEmail: text,
    case: opened,
    matches: fc.array(
      fc.record({
        kind: fc.constantFrom('party', 'user'),
        name: text,
        sharedFields: fc.uniqueArray(fc.constantFrom('name', 'email', 'phone')),
      }),
      { maxLength: 4 },
    ),
    url,
  },
  new_request: { organizationName: text, personEmail: text, signupLinkTitle: text, url },
  daily_digest: {
    organizationName: text,
    from: text,
    until: text,
    links: fc.array(fc.record({ title: textOrNull, joined: count, pendingApproval: count }), {
      maxLength: 3,
    }),
    url,
  },
  link_paused: {
    organizationName: text,
    signupLinkTitle: text,
    reason: fc.constantFrom('starts', 'refusals', 'unverified'),
    count,
    limit: count,
    networks: count,
    url,
  },
  new_case: {
    organizationName: text,
    personName: text,
    signupLinkTitle: text,
    case: opened,
    assigned: yes,
    url,
  },
  registration_disavowed: {
    organizationName: text,
    personName: text,
    personEmail: text,
    signupLinkTitle: textOrNull,
    url,
  },
  password_reset: { firstName: textOrNull, link: fc.constant(standIn) },
  credentials_changed: {
    change: fc.constantFrom('passkey_added', 'passkey_removed', 'password_changed', 'password_set'),
    firstName: textOrNull,
    url,
    disavowalLink,
  },
  address_proof: { link: fc.constant(standIn), code },
  address_taken: { url },
  address_changed: { firstName: textOrNull, url, disavowalLink },
  address_proposed: { firstName: textOrNull, newEmail: text, url },
};

/** Every kind of mail, with its fields as nasty as their type allows. */
export const arbitraryMessages = (Object.keys(fieldsOf) as MessageKind[]).map((kind) => {
  const fields: Record<string, fc.Arbitrary<unknown>> = { kind: fc.constant(kind), ...fieldsOf[kind] };
  return [kind, fc.record(fields) as unknown as fc.Arbitrary<Message>] as const;
});
