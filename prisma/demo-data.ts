import type { CaseRole, CaseStatus, MemberRole } from '../packages/contracts/src/index.ts';
import type { SettingsInput } from '../apps/api/src/door/signup-links/settings.ts';

/** The demo administrator's sign-in, which `npm start` prints. All other demo users have the same password. */
export const demoSignIn = { email: 'admin@demo.test', password: 'correct horse battery staple' };

/** The demo's organization and its administrator. */
export const firstOrganization = {
  organizationName: 'Cabinet Durand',
  firstName: 'Camille',
  lastName: 'Durand',
  email: demoSignIn.email,
  locale: 'fr',
  timeZone: 'Europe/Paris',
} as const;

/** The organization's settings beyond its name. */
export const organizationSettings = {
  accentColour: '#1f5c8b',
  contactEmail: 'accueil@durand.example',
  contactUrl: 'https://durand.example/contact',
  contactPhone: '+33 1 42 60 00 00',
  postalAddress: '12 rue de la Paix\n75002 Paris',
  registerNumber: 'Barreau de Paris, toque A 123',
  dataLocation: 'Paris, France',
  termsUrl: 'https://durand.example/conditions',
  termsVersion: '2026-03',
  privacyUrl: 'https://durand.example/confidentialite',
  privacyVersion: '2026-03',
} as const;

interface DemoPerson {
  email: string;
  firstName: string;
  lastName: string;
}

/** Users whom the administrator adds; all but the last have set up their account. */
export const added: (DemoPerson & { role: MemberRole; tagId: string | null; joins: boolean })[] = [
  {
    email: 'manager@demo.test',
    firstName: 'Hugo',
    lastName: 'Lambert',
    role: 'manager',
    tagId: 'CD-002',
    joins: true,
  },
  {
    email: 'staff@demo.test',
    firstName: 'Inès',
    lastName: 'Moreau',
    role: 'staff',
    tagId: 'CD-003',
    joins: true,
  },
  {
    email: 'thomas.nguyen@demo.test',
    firstName: 'Thomas',
    lastName: 'Nguyen',
    role: 'staff',
    tagId: 'CD-004',
    joins: true,
  },
  {
    email: 'paul.girard@demo.test',
    firstName: 'Paul',
    lastName: 'Girard',
    role: 'client',
    tagId: null,
    joins: false,
  },
];

/** The sign-up links besides the default one, which does not allow sign-up. */
export const links = {
  website: {
    title: 'Site internet',
    allowSignup: true,
    autoCreateCase: true,
    caseRole: 'client',
    caseType: 'Première consultation',
    inviterName: 'Maître Claire Durand',
    nextStepsEn:
      'Claire Durand calls you within two working days. Have your contract and your last letters ready.',
    nextStepsFr:
      'Claire Durand vous appelle sous deux jours ouvrés. Préparez votre contrat et vos derniers courriers.',
  },
  openDay: { title: 'Journée portes ouvertes', allowSignup: true, useLimit: 2 },
  interns: {
    title: 'Stagiaires de l’été',
    allowSignup: true,
    joinsAs: 'staff',
    allowedEmailDomains: ['demo.test'],
    useLimit: 10,
    expiresInDays: 7,
  },
  partners: {
    title: 'Recommandés par nos confrères',
    allowSignup: true,
    requiresApproval: true,
    autoCreateCase: true,
  },
  paused: { title: 'Campagne de printemps', allowSignup: false },
  scheduled: { title: 'Rentrée 2030', allowSignup: true, opensAt: '2030-09-02T06:00:00.000Z' },
  expired: { title: 'Salon du droit 2025', allowSignup: true },
  replaced: { title: 'Brochure', allowSignup: true },
  revoked: { title: 'Ancien formulaire', allowSignup: true },
} satisfies Record<string, SettingsInput & { title: string }>;

/**
 * People who sign up through a link; all complete their registration
 * but those who stop half-way or are pending approval.
 */
export const linkUse: (DemoPerson & {
  link: keyof typeof links;
  stopsAt?: 'mail' | 'wizard';
  phone?: string;
})[] = [
  {
    email: 'client@demo.test',
    firstName: 'Léa',
    lastName: 'Martin',
    link: 'website',
    phone: '+33 6 12 34 56 78',
  },
  { email: 'karim.benali@demo.test', firstName: 'Karim', lastName: 'Benali', link: 'website' },
  {
    email: 'sophie.bernard@demo.test',
    firstName: 'Sophie',
    lastName: 'Bernard',
    link: 'website',
    phone: '01 42 68 53 00',
  },
  { email: 'jb.lefevre@demo.test', firstName: 'Jean-Baptiste', lastName: 'Lefèvre', link: 'openDay' },
  { email: 'emma.rousseau@demo.test', firstName: 'Emma', lastName: 'Rousseau', link: 'openDay' },
  { email: 'nadia.petit@demo.test', firstName: 'Nadia', lastName: 'Petit', link: 'interns' },
  {
    email: 'claire.dubois@demo.test',
    firstName: 'Claire',
    lastName: 'Dubois',
    link: 'partners',
    phone: '+33 6 98 76 54 32',
  },
  { email: 'yann.le.goff@demo.test', firstName: 'Yann', lastName: 'Le Goff', link: 'partners' },
  {
    email: 'marc.olivier@demo.test',
    firstName: 'Marc',
    lastName: 'Olivier',
    link: 'website',
    stopsAt: 'mail',
  },
  {
    email: 'julie.faure@demo.test',
    firstName: 'Julie',
    lastName: 'Faure',
    link: 'website',
    stopsAt: 'wizard',
  },
];

/** Invited to the website's link by the administrator, not yet opened. */
export const invited = { email: 'olivia.garnier@demo.test', firstName: 'Olivia', lastName: 'Garnier' };

/** A user who is disabled. */
export const disabled = 'emma.rousseau@demo.test';

/** The organization's list of case types. */
export const caseTypes = [
  'Première consultation',
  'Contentieux',
  'Droit des sociétés',
  'Droit immobilier',
  'Succession',
];

/** Cases that members open, besides those of the website's link. */
export const cases: {
  title: string;
  type: string;
  status: CaseStatus;
  people: [email: string, caseRole: CaseRole][];
}[] = [
  {
    title: 'Succession Benali',
    type: 'Succession',
    status: 'open',
    people: [
      ['karim.benali@demo.test', 'client'],
      ['staff@demo.test', 'staff'],
      ['sophie.bernard@demo.test', 'client'],
    ],
  },
  {
    title: 'Bail commercial, rue des Lilas',
    type: 'Droit immobilier',
    status: 'on_hold',
    people: [
      ['jb.lefevre@demo.test', 'client'],
      ['thomas.nguyen@demo.test', 'staff'],
    ],
  },
  {
    title: 'Litige Lefèvre contre Bâti Sud',
    type: 'Contentieux',
    status: 'closed',
    people: [
      ['jb.lefevre@demo.test', 'client'],
      ['staff@demo.test', 'staff'],
      ['nadia.petit@demo.test', 'staff'],
    ],
  },
  {
    title: 'Constitution de la SARL Rousseau',
    type: 'Droit des sociétés',
    status: 'archived',
    people: [['emma.rousseau@demo.test', 'client']],
  },
];
