import { z } from 'zod';

/** The part of JSON Schema that zod writes and an example is made from. */
interface Shape {
  $ref?: string;
  $defs?: Record<string, Shape>;
  example?: unknown;
  const?: unknown;
  enum?: readonly unknown[];
  anyOf?: readonly Shape[];
  oneOf?: readonly Shape[];
  type?: string | readonly string[];
  properties?: Record<string, Shape>;
  items?: Shape;
}

/**
 * What a field of this name means wherever it stands; `owner.field` where it depends on the owner, which is the field
 * or the named schema that it is part of. What is not here brings an `example` of its own.
 */
const byName: Record<string, unknown> = {
  firstName: 'Léa',
  lastName: 'Martin',
  email: 'lea.martin@example.com',
  to: 'lea.martin@example.com',
  phone: '+33 6 12 34 56 78',
  timeZone: 'Europe/Paris',
  newsletter: false,
  tagId: 'C-1042',
  disabled: false,
  disabledAt: null,
  addedBy: null,
  createdBy: 'Camille Durand',
  by: 'Camille Durand',
  signedInAs: null,

  name: 'Cabinet Durand',
  organizationName: 'Cabinet Durand',
  slug: 'cabinet-durand',
  logo: 'data:image/png;base64,iVBORw0KGgo=',
  logoUrl: '/logos/019a9d3e-7c1f-7d20-9f35-0b6a7c0c2f11?v=3',
  accentColour: '#1f5f5b',
  contactEmail: 'contact@durand.example',
  contactUrl: 'https://durand.example/contact',
  contactPhone: '+33 1 42 60 00 00',
  postalAddress: '12 rue de la Paix\n75002 Paris',
  registerNumber: 'Barreau de Paris, toque A 123',
  dataLocation: 'Paris, France',
  termsUrl: 'https://durand.example/terms',
  termsVersion: '2026-03',
  privacyUrl: 'https://durand.example/privacy',
  privacyVersion: '2026-03',

  title: 'Newsletter',
  url: 'https://casedoor.example/join/2Jc0m9Qd4sXw7bYtKp3VhLrN8aEf',
  isDefault: false,
  allowSignup: true,
  autoCreateCase: true,
  opensCase: true,
  caseTitlePattern: '{firstName} {lastName}',
  caseType: 'Consultation',
  customCaseRoleId: null,
  customCaseRole: null,
  caseStaffIds: [],
  caseNote: 'Call {firstName} back this week.',
  'CaseType.name': 'Consultation',
  'CustomCaseRole.name': 'Interpreter',
  'Participant.customCaseRole': null,
  'addCaseNote.text': 'Asked for a call on Monday.',
  useLimit: 50,
  uses: 12,
  expiresInDays: 30,
  dailyLimit: 10,
  usesToday: 3,
  reopensAt: null,
  startsPerHour: 500,
  startsPerNetwork: 30,
  alarmStarts: 200,
  alarmRefusals: 50,
  alarmUnverified: 200,
  alarm: null,
  allowedEmailDomains: [],
  grantLapsed: false,
  decidedAt: null,
  decidedBy: null,
  decisionReason: null,
  welcomeText: 'Welcome. This takes two minutes.',
  inviterName: 'Maître Claire Durand',
  'nextSteps.en': 'Claire Durand calls you within two working days. Have your papers ready.',
  'nextSteps.fr': 'Claire Durand vous appelle sous deux jours ouvrés. Préparez vos papiers.',
  discreet: false,
  quickExitUrl: null,
  notice: 'Registering does not yet create a lawyer–client relationship.',
  noticeVersion: 3,
  hasPasskey: false,
  waitingToken: '7c0e5d4f1a2b3c4d5e6f708192a3b4c5d6e7f809',
  code: '482913',
  'promised.details': [
    'An account is created for you.',
    'Only you and the people of Cabinet Durand who work on your case will see it.',
  ],
  'keys.use': 'sig',
  'agreed.notice': { version: 2, text: 'Registering does not by itself give a mandate.' },
  'agreed.newsletter': { sentence: 'Send me news from Cabinet Durand now and then.', wanted: false },
  documents: [
    { text: 'terms', url: 'https://durand.example/terms', version: '2026-03' },
    { text: 'privacy', url: 'https://durand.example/privacy', version: '2026-03' },
  ],
  'Waiting.state': 'waiting',
  'Waiting.mail': 'delivered',
  message: 'My hearing is in two weeks.',
  answeredAt: null,
  answeredBy: null,
  hasPassword: true,
  current: true,
  backedUp: true,
  userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X)',
  ipAddress: '192.0.2.7',
  'Passkey.name': 'iPhone',
  'addPasskey.name': 'iPhone',
  rawId: 'Hb1Y0zqk9v8c7d6e5f4g3A',
  'savePasskey.id': 'Hb1Y0zqk9v8c7d6e5f4g3A',
  'response.id': 'Hb1Y0zqk9v8c7d6e5f4g3A',
  clientDataJSON: 'eyJ0eXBlIjoid2ViYXV0aG4uZ2V0In0',
  attestationObject: 'o2NmbXRkbm9uZQ',
  authenticatorData: 'SZYN5YgOjGh0NBcPZHZgW4',
  signature: 'MEUCIQDk8mTq',
  userHandle: '019a9d3e-7c1f-7d20-9f35-0b6a7c0c2f11',
  transports: ['internal'],
  clientExtensionResults: {},
  authenticatorAttachment: 'platform',
  'response.type': 'public-key',
  'passkey.id': 'Hb1Y0zqk9v8c7d6e5f4g3A',
  'passkey.type': 'public-key',
  'AddressProposal.endedAt': null,
  'savePasskey.type': 'public-key',
  'renamePasskey.name': 'Work laptop',
  'SignupRequest.name': 'Léa Martin',
  'askOrganization.name': 'Léa Martin',
  opensAt: null,
  expiresAt: '2026-12-31T23:00:00.000Z',
  replacedById: null,
  replacedAt: null,
  graceDays: 30,
  graceEndsAt: null,
  graceForId: null,
  revokedAt: null,
  endedBy: null,
  endReason: null,
  linkOpensAt: null,
  from: 'poster',
  'countVisit.by': 'person',
  'getSignupLinkFunnel.from': '2026-11-01',
  'getSignupLinkFunnel.to': '2026-11-30',
  token: '7fKq2Vn9Tz4XcR8mYb1WsLd6',

  ...ownTitles('Case', 'CaseDetail', 'OwnCase', 'case', 'cases', 'openCase', 'changeCase'),
  reference: 'K7M2-4QXD',
  appointmentAt: '2026-12-03T13:30:00.000Z',
  type: 'Consultation',
  details: {},
  'AuditEvent.subjectType': 'signup_link',
  'AuditEvent.subject': 'Spring newsletter',
  'AuditEvent.details': { title: { from: 'Newsletter', to: 'Spring newsletter' } },

  mail: null,
  error: null,
  'RegistrationSummary.mail': { state: 'sent', error: null },
  'RegistrationSummary.completedAt': null,
  'RegistrationSummary.membershipId': null,
  'RegistrationSummary.caseId': null,
  'RegistrationSummary.openedLinkId': null,
  'FormerUrl.graceEndsAt': '2026-12-22T09:30:00.000Z',
  'FormerUrl.replacedAt': '2026-11-22T09:30:00.000Z',
  lastStartedAt: '2026-11-23T14:05:00.000Z',
  'recipients.locale': 'fr',
  'InvitationBatch.invited': 57,
  'InvitationBatch.finishedAt': null,
  'InvitationBatch.cancelledAt': null,
  'sendInvitations.message': 'We look forward to meeting you.',
  'Party.name': 'Jane Roe',
  'Party.email': 'jane.roe@example.com',
  'Party.note': 'Opposing party in K7M2-4QXD.',
  'Party.archivedAt': null,
  'createParty.name': 'Jane Roe',
  'createParty.email': 'jane.roe@example.com',
  'createParty.note': 'Opposing party in K7M2-4QXD.',
  'changeParty.name': 'Jane Roe',
  'changeParty.email': 'jane.roe@example.com',
  'changeParty.note': 'Opposing party in K7M2-4QXD.',
  'matches.name': 'Jane Roe',
  'rows.role': 'client',
  'UserImportRow.role': 'client',
  'UserImportRow.locale': 'fr',
  'PartyImportRow.name': 'Jane Roe',
  'PartyImportRow.email': 'jane.roe@example.com',
  clearedAt: null,
  note: 'Opposing party in K7M2-4QXD.',
  'decisions.note': 'Another Jane Roe; asked her date of birth.',

  subject: 'Your personal link',
  html: '<p>Open your personal link to go on.</p>',
  text: 'Open your personal link to go on.',

  requiresApproval: false,
  invited: false,
  use: 3,
  sourceTag: 'poster',
  'Arrival.by': null,
  'Arrival.submittedAt': null,
  approvedBy: null,
  'Arrival.case': { id: '019a9d3e-7c1f-7d20-9f35-0b6a7c0c2f11', reference: 'K7M2-4QXD', title: 'Léa Martin' },
  failedAt: null,
  bouncedAt: null,

  setupNeeded: false,
  mailbox: false,
  nextCursor: null,
};

/** The title of a case is the person's name; that of a sign-up link is not. */
function ownTitles(...owners: string[]): Record<string, string> {
  return Object.fromEntries(owners.map((owner) => [`${owner}.title`, 'Léa Martin']));
}

/**
 * An example that a schema accepts, for the reference: what a caller sends (`input`) or is answered (`output`).
 * `owner` names what it belongs to, such as the endpoint. Throws for a field that has no example anywhere.
 */
export function exampleOf(schema: z.ZodType, io: 'input' | 'output', owner = ''): unknown {
  const whole = z.toJSONSchema(schema, { io }) as Shape;
  return exampleOfShape(whole, owner, '');

  function exampleOfShape(shape: Shape, parent: string, field: string): unknown {
    const dotted = `${parent}.${field}`;
    if (Object.hasOwn(byName, dotted)) return byName[dotted];
    if (Object.hasOwn(byName, field)) return byName[field];
    if (shape.$ref !== undefined) {
      const name = shape.$ref.split('/').at(-1) ?? '';
      return exampleOfShape(whole.$defs?.[name] ?? {}, name, '');
    }
    if (shape.example !== undefined) return shape.example;
    if (shape.const !== undefined) return shape.const;
    if (shape.enum) return shape.enum[0];
    const named = field === '' ? parent : field;
    const choice = (shape.anyOf ?? shape.oneOf)?.find(({ type }) => type !== 'null');
    if (choice) return exampleOfShape(choice, parent, field);
    if (shape.items) return [exampleOfShape(shape.items, named, '')];
    if (shape.properties) {
      return Object.fromEntries(
        Object.entries(shape.properties).map(([key, inner]) => [key, exampleOfShape(inner, named, key)]),
      );
    }
    throw new Error(`${dotted} has no example: give its schema one with .meta({ example }).`);
  }
}
