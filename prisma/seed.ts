import { randomBytes } from 'node:crypto';
import type { CaseStatus, MemberRole } from '../packages/contracts/src/index.ts';
import { changeCase } from '../apps/api/src/cases/change-case.ts';
import { openCase } from '../apps/api/src/cases/open-case.ts';
import type { Database } from '../apps/api/src/database/client.ts';
import { changeOrganization } from '../apps/api/src/organizations/change-organization.ts';
import { completeRegistration } from '../apps/api/src/registrations/complete-registration.ts';
import { createPersonalLink } from '../apps/api/src/registrations/personal-link.ts';
import { renewRegistration } from '../apps/api/src/registrations/renew-registration.ts';
import { saveAnswers } from '../apps/api/src/registrations/save-answers.ts';
import { verifyEmail } from '../apps/api/src/registrations/verify-email.ts';
import { createPasswordGate } from '../apps/api/src/sessions/password.ts';
import type { Member } from '../apps/api/src/sessions/require-role.ts';
import { createFirstOrganization } from '../apps/api/src/setup/set-up.ts';
import { createSignupLink } from '../apps/api/src/signup-links/create-signup-link.ts';
import { revokeSignupLink } from '../apps/api/src/signup-links/revoke-signup-link.ts';
import { changeUser } from '../apps/api/src/users/change-user.ts';
import { createUser } from '../apps/api/src/users/create-user.ts';

/** How to sign in to the demo organization. */
export const demo = { email: 'admin@demo.test', password: 'correct horse battery staple' };

const day = 24 * 3600 * 1000;
const appOrigin = 'http://localhost';

/**
 * Fills an empty database with the demo organization, by the product's own verbs, and answers how to sign in.
 * Where an organization exists nothing is done.
 */
export async function seedDemo({ database, log }: { database: Database; log: (line: string) => void }): Promise<typeof demo | null> {
  const existing = await database.organization.findFirst({ select: { slug: true } });
  if (existing) return existing.slug === 'cabinet-durand' ? demo : null;
  log('Filling in the demo organization Cabinet Durand.');

  const passwordGate = createPasswordGate({ atOnce: 2, waiting: 100 });
  const passwordHash = await passwordGate.hash(demo.password);
  const first = await database.$transaction((transaction) =>
    createFirstOrganization(
      transaction,
      { organizationName: 'Cabinet Durand', firstName: 'Claire', lastName: 'Durand', email: demo.email, locale: 'fr', timeZone: 'Europe/Paris' },
      passwordHash,
    ),
  );
  const { organizationId } = first;
  const admin: Member = { ...first, role: 'admin', name: 'Claire Durand' };
  await changeOrganization(database, admin, {
    version: 1,
    contactEmail: 'contact@durand.example',
    contactUrl: 'https://durand.example/contact',
    termsUrl: 'https://durand.example/conditions',
    termsVersion: '2026-03',
    privacyUrl: 'https://durand.example/confidentialite',
    privacyVersion: '2026-03',
  });

  const link = async (settings: Parameters<typeof createSignupLink>[1]['settings']) =>
    database.$transaction((transaction) => createSignupLink(transaction, { organizationId, createdById: first.membershipId, settings }));
  const website = await link({ title: 'Site web', allowSignup: true, autoCreateCase: true, caseRole: 'client', caseTitlePattern: 'Premier rendez-vous – {firstName} {lastName}', welcomeText: 'Bienvenue. Deux minutes suffisent pour ouvrir votre dossier.' });
  const team = await link({ title: 'Équipe', allowSignup: true, joinsAs: 'staff', useLimit: 10, expiresAt: new Date(Date.now() + 7 * day).toISOString(), allowedEmailDomains: ['durand.example'] });
  await link({ title: 'Salon du droit (mars)', allowSignup: true, opensAt: new Date(Date.now() + 30 * day).toISOString(), autoCreateCase: true });
  const workshop = await link({ title: 'Atelier copropriété', allowSignup: true, useLimit: 2 });
  await link({ title: 'Campagne d’automne', allowSignup: true, expiresAt: new Date(Date.now() - day).toISOString() });
  const flyer = await link({ title: 'Ancien dépliant', allowSignup: true });
  await revokeSignupLink(database, { organizationId, actorMembershipId: first.membershipId, signupLinkId: flyer.id, version: 1, appOrigin });

  const register = async (signupLinkId: string, person: { firstName: string; lastName: string; email: string; phone?: string }) => {
    const { link: personalLink, tokenHash } = createPersonalLink(appOrigin);
    const token = personalLink.split('#')[1] ?? '';
    await database.$transaction((transaction) =>
      renewRegistration(transaction, { organizationId, signupLinkId, origin: 'link', email: person.email, emailCanonical: person.email, tokenHash, locale: 'fr' }),
    );
    await verifyEmail(database, token);
    await saveAnswers(database, token, { firstName: person.firstName, lastName: person.lastName, phone: person.phone, timeZone: 'Europe/Paris' });
    const { answer } = await completeRegistration(
      { database, passwordGate, appOrigin, authSecret: 'demo', outbox: { sealingKey: randomBytes(32), jobs: { enqueue: () => Promise.resolve() } } },
      { token, idempotencyKey: `demo-${person.email}`, signedInUserId: null, body: { password: demo.password, termsVersion: '2026-03', privacyVersion: '2026-03', newsletter: false } },
    );
    return answer;
  };
  const lea = await register(website.id, { firstName: 'Léa', lastName: 'Martin', email: 'lea.martin@demo.test', phone: '+33 6 12 34 56 78' });
  await register(website.id, { firstName: 'Karim', lastName: 'Haddad', email: 'karim.haddad@demo.test' });
  const jeanne = await register(website.id, { firstName: 'Jeanne', lastName: 'Petit', email: 'jeanne.petit@demo.test' });
  const marc = await register(website.id, { firstName: 'Marc', lastName: 'Leroy', email: 'marc.leroy@demo.test' });
  await register(workshop.id, { firstName: 'Sofia', lastName: 'Rossi', email: 'sofia.rossi@demo.test' });
  await register(workshop.id, { firstName: 'Paul', lastName: 'Girard', email: 'paul.girard@demo.test' });
  const hugo = await register(team.id, { firstName: 'Hugo', lastName: 'Lefèvre', email: 'hugo@durand.example' });
  const nadia = await register(team.id, { firstName: 'Nadia', lastName: 'Benali', email: 'nadia@durand.example' });
  const tools = { database, sessions: { endFor: () => Promise.resolve() } };
  await changeUser(tools, admin, nadia.membership.id, { role: 'manager' });
  await changeUser(tools, admin, marc.membership.id, { disabled: true });
  await invite(database, admin, { firstName: 'Inès', lastName: 'Moreau', email: 'ines@durand.example', role: 'staff' });

  await openDemoCase(database, admin, { title: 'Martin c. Assurances du Nord', type: 'Litige', with: [[lea.membership.id, 'client'], [hugo.membership.id, 'staff']], status: 'open' });
  await openDemoCase(database, admin, { title: 'Succession Petit', type: 'Succession', with: [[jeanne.membership.id, 'client'], [nadia.membership.id, 'staff']], status: 'on_hold' });
  await openDemoCase(database, admin, { title: 'Bail commercial – Boulangerie Leroy', type: 'Bail', with: [[hugo.membership.id, 'staff']], status: 'closed' });
  await openDemoCase(database, admin, { title: 'Constitution de la SARL Girard', type: 'Sociétés', with: [], status: 'archived' });
  return demo;
}

async function invite(database: Database, admin: Member, person: { firstName: string; lastName: string; email: string; role: MemberRole }): Promise<void> {
  await database.$transaction((transaction) =>
    createUser(transaction, { ...person, organizationId: admin.organizationId, emailCanonical: person.email, tagId: null, locale: 'fr', addedById: admin.membershipId }),
  );
}

interface DemoCase {
  title: string;
  type: string;
  with: [membershipId: string, caseRole: 'client' | 'staff'][];
  status: CaseStatus;
}

async function openDemoCase(database: Database, admin: Member, { title, type, with: people, status }: DemoCase): Promise<void> {
  const opened = await openCase(database, admin, { title, type, participants: people.map(([membershipId, caseRole]) => ({ membershipId, caseRole })) });
  if (status !== 'open') await changeCase(database, admin, opened.id, { version: opened.version, status });
}
