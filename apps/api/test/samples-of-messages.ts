import type { EmailRequest, Message } from '../src/platform/mail/message.ts';

/** A personal link's token, as long as a real one. */
export const secret = 'r1_Zm9vYmFyYmF6cXV4MTIzNDU2Nzg5MGFiY2RlZg';
export const link = `http://localhost:3000/register#${secret}`;

/** The code in the mail with a personal link. */
export const code = '907361';

/** What the sample organization shows of itself; without a logo. */
export const letterhead = {
  logoUrl: null,
  accentColour: '#b8860b',
  contactPhone: '+33 1 70 00 00 00',
  postalAddress: '12 rue de Rivoli, 75004 Paris',
  registerNumber: 'Barreau de Paris, toque D1234',
};

const invited = {
  discreet: false,
  letterhead,
  organizationName: 'Cabinet Durand',
  contactEmail: 'accueil@durand.example',
  joinsAs: 'client',
  opensCase: true,
  requiresApproval: false,
  link,
} as const;
const opened = { reference: 'K7M2-4QXD', title: 'Léa Martin' };

/** One message of each kind. */
export const sampleMessages: Message[] = [
  { kind: 'personal_link', ...invited, code },
  {
    kind: 'invitation',
    ...invited,
    requiresApproval: true,
    invitedBy: 'Claire Durand',
    firstName: 'Léa',
    personalMessage: 'Here is the link we spoke about.\n\nSee you soon!',
    worksUntil: '12 December 2026, 09:15 CET',
    isReminder: false,
  },
  {
    kind: 'added_user',
    discreet: false,
    letterhead,
    organizationName: 'Cabinet Durand',
    contactEmail: null,
    addedBy: 'Claire Durand',
    firstName: 'Léa',
    role: 'staff',
    link,
  },
  {
    kind: 'welcome',
    discreet: false,
    letterhead,
    organizationName: 'Cabinet Durand',
    contactEmail: 'accueil@durand.example',
    firstName: 'Léa',
    case: opened,
    url: 'http://localhost:3000/my-cases/0199',
    disavowalLink: `http://localhost:3000/not-me/welcome?lang=en#${secret}`,
  },
  {
    kind: 'new_registration',
    organizationName: 'Cabinet Durand',
    personName: 'Léa Martin',
    personEmail: 'lea@exemple.test',
    role: 'client',
    signupLinkTitle: 'Site web',
    case: opened,
    awaitsApproval: false,
    url: 'http://localhost:3000/users/0199',
  },
  {
    kind: 'case_held',
    decides: true,
    organizationName: 'Cabinet Durand',
    personName: 'Jane Roe',
    personEmail: 'jane@exemple.test',
    case: opened,
    matches: [
      { kind: 'party', name: 'ROE Jane', sharedFields: ['name', 'phone'] },
      { kind: 'user', name: 'Jane Roe', sharedFields: ['name'] },
    ],
    url: 'http://localhost:3000/cases/0199',
  },
  { kind: 'password_reset', firstName: 'Léa', link: `http://localhost:3000/reset#${secret}` },
  {
    kind: 'daily_digest',
    organizationName: 'Cabinet Durand',
    from: '21 November 2026, 07:00',
    until: '22 November 2026, 07:00',
    links: [
      { title: 'Site web', joined: 3, pendingApproval: 1 },
      { title: null, joined: 1, pendingApproval: 0 },
    ],
    url: 'http://localhost:3000/signup-links',
  },
  {
    kind: 'new_request',
    organizationName: 'Cabinet Durand',
    personEmail: 'noe@exemple.test',
    signupLinkTitle: 'Site web',
    url: 'http://localhost:3000/signup-links?tab=requests',
  },
  ...[true, false].map((assigned) => ({
    kind: 'new_case' as const,
    organizationName: 'Cabinet Durand',
    personName: 'Léa Martin',
    signupLinkTitle: 'Site web',
    case: opened,
    assigned,
    url: 'http://localhost:3000/cases/0199',
  })),
  {
    kind: 'credentials_changed',
    change: 'passkey_added',
    firstName: 'Léa',
    url: 'http://localhost:3000/profile',
    disavowalLink: `http://localhost:3000/not-me/sign-in?lang=en#${secret}`,
  },
  { kind: 'address_proof', link, code },
  { kind: 'address_taken', url: 'http://localhost:3000/sign-in' },
  {
    kind: 'address_changed',
    firstName: 'Léa',
    url: 'http://localhost:3000/profile',
    disavowalLink: `http://localhost:3000/not-me/address?lang=en#${secret}`,
  },
  {
    kind: 'address_proposed',
    firstName: 'Léa',
    newEmail: 'lea.roux@exemple.test',
    url: 'http://localhost:3000/profile',
  },
  ...(['starts', 'refusals', 'unverified'] as const).map(
    (reason) =>
      ({
        kind: 'link_paused',
        organizationName: 'Cabinet Durand',
        signupLinkTitle: 'Site web',
        reason,
        count: 201,
        limit: 200,
        networks: 61,
        url: 'http://localhost:3000/signup-links/0199',
      }) as const,
  ),
  {
    kind: 'registration_disavowed',
    organizationName: 'Cabinet Durand',
    personName: 'Léa Martin',
    personEmail: 'lea@exemple.test',
    signupLinkTitle: 'Site web',
    url: 'http://localhost:3000/users/0199',
  },
  {
    kind: 'registration_refused',
    discreet: false,
    letterhead,
    organizationName: 'Cabinet Durand',
    contactEmail: 'accueil@durand.example',
    firstName: 'Léa',
    why: 'rejected',
    personalMessage: 'Cabinet Durand takes no new clients before May.',
  },
  {
    kind: 'registration_refused',
    discreet: false,
    letterhead,
    organizationName: 'Cabinet Durand',
    contactEmail: null,
    firstName: 'Léa',
    why: 'lapsed',
    personalMessage: null,
  },
  { kind: 'personal_link', ...invited, code, rehearsal: true },
  ...(['completed', 'approved'] as const).map(
    (rehearsal) =>
      ({
        kind: 'welcome',
        rehearsal,
        discreet: false,
        letterhead,
        organizationName: 'Cabinet Durand',
        contactEmail: null,
        firstName: 'Léa',
        case: opened,
        url: 'http://localhost:3000/cases/0199',
        disavowalLink: `http://localhost:3000/not-me/welcome?lang=en#${secret}`,
      }) as const,
  ),
];

/** A request for a sample in a language, to somebody. */
export function sampleRequest(message: Message, locale: 'en' | 'fr'): EmailRequest {
  return {
    message,
    locale,
    recipient: 'lea@exemple.test',
    organizationId: null,
    registrationId: null,
    idempotencyKey: 'k',
  };
}
