import { randomBytes, randomUUID } from 'node:crypto';
import { createCaseType } from '../apps/api/src/casework/case-settings/create-case-type.ts';
import { changeCase } from '../apps/api/src/casework/cases/change-case.ts';
import { openCase } from '../apps/api/src/casework/cases/open-case.ts';
import type { Database } from '../apps/api/src/platform/database/client.ts';
import { createBatch } from '../apps/api/src/door/invitations/create-batch.ts';
import { workThroughBatch } from '../apps/api/src/door/invitations/work-through-batch.ts';
import type { Outbox } from '../apps/api/src/platform/mail/enqueue-email.ts';
import { unsealLink } from '../apps/api/src/platform/mail/sealed-link.ts';
import { changeOrganization } from '../apps/api/src/people/organizations/change-organization.ts';
import { completeRegistration } from '../apps/api/src/door/completions/complete-registration.ts';
import { inviteUser } from '../apps/api/src/door/invitations/invite-user.ts';
import { saveAnswers } from '../apps/api/src/door/registrations/save-answers.ts';
import { startRegistration } from '../apps/api/src/door/registrations/start-registration.ts';
import { verifyEmail } from '../apps/api/src/door/registrations/verify-email.ts';
import type { AppContext } from '../apps/api/src/platform/app-context.ts';
import { createPasswordGate } from '../apps/api/src/platform/secrets/password-gate.ts';
import type { Member } from '../apps/api/src/people/access/member.ts';
import { createFirstOrganization } from '../apps/api/src/door/setup/set-up.ts';
import { createSignupLink } from '../apps/api/src/door/signup-links/create-signup-link.ts';
import { userSources } from '../apps/api/src/door/registrations/user-sources.ts';
import { replaceSignupLink } from '../apps/api/src/door/signup-links/replace-signup-link.ts';
import { revokeSignupLink } from '../apps/api/src/door/signup-links/revoke-signup-link.ts';
import { updateSignupLink } from '../apps/api/src/door/signup-links/update-signup-link.ts';
import { changeProfile } from '../apps/api/src/people/users/change-profile.ts';
import { changeUser } from '../apps/api/src/people/users/change-user.ts';
import type { MemberRole } from '../packages/contracts/src/index.ts';
import {
  added,
  linkUse,
  cases,
  caseTypes,
  demoSignIn,
  disabled,
  firstOrganization,
  invited,
  links,
  organizationSettings,
} from './demo-data.ts';

interface Seeding {
  database: Database;
  log: (sentence: string) => void;
}

type LinkName = keyof typeof links;

/**
 * Seeds an empty database with the demo organization, by calling the product's own verbs. Returns the administrator's
 * sign-in; null if another organization exists. Idempotent.
 */
export async function seedDemo({ database, log }: Seeding): Promise<typeof demoSignIn | null> {
  if (await database.organization.findFirst({ select: { id: true } })) {
    const administrator = await database.user.findUnique({
      where: { emailCanonical: demoSignIn.email },
      select: { id: true },
    });
    return administrator && demoSignIn;
  }
  log('Creating the demo organization.');
  const demo = createDemo(database);
  const admin = await demo.foundOrganization();
  const linkTokens = await demo.publishLinks(admin);
  await demo.addUsers(admin);
  await demo.registerPeople(admin, linkTokens);
  await demo.endLinks(admin);
  await demo.openCases(admin);
  await demo.endAccess(admin);
  // Nobody reads these mails, and only this run's own key could open their links.
  await database.email.deleteMany({ where: { organizationId: admin.organizationId } });
  return demoSignIn;
}

function createDemo(database: Database) {
  const sealingKey = randomBytes(32);
  const outbox: Outbox = { sealingKey, jobs: { enqueue: () => Promise.resolve() } };
  const passwordGate = createPasswordGate({ atOnce: 2, queueLimit: 100 });
  const limits = {
    spend: () => Promise.resolve(),
    take: () => Promise.resolve(true),
    spent: () => Promise.resolve(new Set<string>()),
    takePlaces: () => Promise.resolve({ taken: [1, 1] }),
    giveBack: () => Promise.resolve(),
    forget: () => Promise.resolve(),
  };
  const appOrigin = 'http://localhost';
  const context: AppContext = {
    database,
    outbox,
    jobs: outbox.jobs,
    passwordGate,
    limits,
    appOrigin,
    authSecret: randomBytes(32).toString('hex'),
    mailbox: false,
  };

  async function foundOrganization(): Promise<Member> {
    const passwordHash = await passwordGate.hash(demoSignIn.password);
    const founded = await database.$transaction((transaction) =>
      createFirstOrganization(transaction, firstOrganization, passwordHash),
    );
    const admin = {
      ...founded,
      role: 'admin' as MemberRole,
      name: `${firstOrganization.firstName} ${firstOrganization.lastName}`,
    };
    await changeOrganization(database, admin, { version: 1, ...organizationSettings });
    for (const name of caseTypes) await createCaseType(database, admin, name);
    // The firm speaks French; a person who tries the product may not.
    await changeProfile(database, founded, { locale: 'en' });
    return admin;
  }

  /** Allows sign-up on every link; those that expire do so later. Returns their tokens. */
  async function publishLinks({ organizationId, membershipId }: Member): Promise<Record<LinkName, string>> {
    const tokens: Partial<Record<LinkName, string>> = {};
    for (const name of Object.keys(links) as LinkName[]) {
      const settings = { ...links[name], allowSignup: true };
      const { token } = await database.$transaction((transaction) =>
        createSignupLink(transaction, { organizationId, createdById: membershipId, settings }),
      );
      tokens[name] = token ?? '';
    }
    return tokens as Record<LinkName, string>;
  }

  async function addUsers(admin: Member): Promise<void> {
    for (const { joins, ...user } of added) {
      await inviteUser(context, admin, user);
      if (joins) await completeFromMail(user);
    }
  }

  async function registerPeople(admin: Member, linkTokens: Record<LinkName, string>): Promise<void> {
    for (const { link, stopsAt, ...person } of linkUse) {
      await startRegistration(context, {
        token: linkTokens[link],
        email: person.email,
        locale: 'fr',
        sourceTag: null,
        waitingToken: null,
        challengeSolution: null,
        ip: '127.0.0.1',
        isReader: false,
      });
      if (stopsAt === undefined) await completeFromMail(person);
      if (stopsAt === 'wizard') await verifyEmail(context, await tokenInMail(person.email));
    }
    const website = await findLink(admin, 'website');
    const { id } = await createBatch(context, admin, website.id, {
      recipients: [invited],
      message: 'Nous avons hâte de vous rencontrer.',
    });
    await workThroughBatch(context, { organizationId: admin.organizationId, invitationBatchId: id });
  }

  async function completeFromMail(person: {
    email: string;
    firstName: string;
    lastName: string;
    phone?: string;
  }): Promise<void> {
    const token = await tokenInMail(person.email);
    await verifyEmail(context, token);
    const { firstName, lastName, phone = null } = person;
    await saveAnswers(database, token, { firstName, lastName, phone, timeZone: firstOrganization.timeZone });
    await completeRegistration(context, {
      token,
      idempotencyKey: randomUUID(),
      signedInUserId: null,
      body: {
        password: demoSignIn.password,
        termsVersion: organizationSettings.termsVersion,
        privacyVersion: organizationSettings.privacyVersion,
        noticeVersion: null,
        newsletter: false,
      },
    });
  }

  /** Returns the registration token of the newest mail to a recipient. */
  async function tokenInMail(recipient: string): Promise<string> {
    const mail = await database.email.findFirstOrThrow({
      where: { recipient, sealedLink: { not: null } },
      orderBy: { id: 'desc' },
    });
    const { link } = unsealLink(mail.sealedLink ?? Buffer.of(), mail.idempotencyKey, sealingKey);
    return new URL(link).hash.slice(1);
  }

  async function endLinks({ organizationId, membershipId }: Member): Promise<void> {
    const ending = async (name: LinkName) => {
      const { id: signupLinkId, version } = await findLink({ organizationId }, name);
      return { organizationId, actorMembershipId: membershipId, signupLinkId, version, appOrigin };
    };
    // No verb sets an end in the past.
    const expiresAt = '2025-11-30T22:59:59.000Z';
    const { id } = await findLink({ organizationId }, 'expired');
    await database.signupLink.updateMany({ where: { id }, data: { expiresAt } });
    await updateSignupLink(database, { ...(await ending('paused')), settings: { allowSignup: false } });
    await replaceSignupLink(database, {
      ...(await ending('replaced')),
      graceDays: 30,
      reason: 'Nouvelle brochure',
    });
    await revokeSignupLink(database, { ...(await ending('revoked')), reason: 'Remplacé par le portail' });
  }

  function findLink({ organizationId }: { organizationId: string }, name: LinkName) {
    return database.signupLink.findFirstOrThrow({ where: { organizationId, title: links[name].title } });
  }

  async function openCases(admin: Member): Promise<void> {
    const members = await database.membership.findMany({
      where: { organizationId: admin.organizationId },
      select: { id: true, user: { select: { emailCanonical: true } } },
    });
    const idOf = (email: string) => members.find(({ user }) => user.emailCanonical === email)?.id ?? '';
    for (const { title, type, status, people } of cases) {
      const participants = people.map(([email, caseRole]) => ({ membershipId: idOf(email), caseRole }));
      const { id, version } = await openCase(database, admin, { title, type, participants });
      if (status !== 'open') await changeCase(database, admin, id, { version, status });
    }
  }

  async function endAccess(admin: Member): Promise<void> {
    const { id } = await database.membership.findFirstOrThrow({
      where: { organizationId: admin.organizationId, user: { emailCanonical: disabled } },
    });
    await changeUser({ database, userSources }, admin, id, { disabled: true });
  }

  return { foundOrganization, publishLinks, addUsers, registerPeople, endLinks, openCases, endAccess };
}
