import { buildMember, buildOrganization, buildSignupLink } from './builders.ts';
import { bearer, codeIn, complete, workThroughBatch } from './registration-steps.ts';
import { authSecret, type Caller, type TestApp } from './test-app.ts';
import { openEmail, sealingKeyFrom } from '../src/platform/mail/prepare-email.ts';
import { createToken, hashToken } from '../src/platform/secrets/token.ts';

/** A mail with a personal link that reached a person, no matter who asked for it. */
interface Mail {
  token: string;
  /** The code in it; null in an invitation. */
  code: string | null;
  registrationId: string;
}

/** Somebody who wants to join, with a mailbox and a browser of their own. */
interface Person {
  email: string;
  network: string;
  /** Waiting tokens of the pages that they opened. */
  pages: string[];
  mails: Mail[];
  /** The newest mail that was read. */
  newestMail: string;
  /** Mails since the last day passed: of starts, of invitations, and those of the starts that are their own. */
  today: { asked: number; invited: number; own: number };
}

/** An id before all others. */
const nothing = '00000000-0000-0000-0000-000000000000';

/** How a registration ended, by the act that ended it. */
type End = 'withdrawn' | 'revoked' | 'completed';

/**
 * Two people who want to join through a link, by it or by invitations; their administrator; and a stranger who knows
 * the link and both addresses, but reads neither mailbox. Each step is one act of one of them. `act` throws where an
 * invariant does not hold.
 */
export async function createStrangerModel(test: TestApp, seed: number) {
  const random = randomFrom(seed);
  const pick = <T>(items: readonly T[]): T | undefined => items[Math.floor(random() * items.length)];
  const { id: organizationId } = await buildOrganization(test.database);
  const admin = await buildMember(test.database, { organizationId, role: 'admin' });
  const link = await buildSignupLink(test.database, {
    organizationId,
    createdById: admin.id,
    token: createToken('link'),
  });
  const administrator = await test.signInAs(admin);
  const network = (last: number) => `10.${(seed >> 8) & 255}.${seed & 255}.${last}`;
  const people = [1, 2].map((last): Person => ({
    email: `person${last}.of${seed}@example.com`,
    network: network(last),
    pages: [],
    mails: [],
    newestMail: nothing,
    today: { asked: 0, invited: 0, own: 0 },
  }));
  const strangersPages: string[] = [];
  const ends = new Map<string, End>();
  const steps: string[] = [];

  const fail = (invariant: string): never => {
    throw new Error(`seed ${seed}: ${invariant}, after\n${steps.slice(-12).join('\n')}`);
  };
  const from = (address: string) => ({ 'x-forwarded-for': address });
  const post = (path: string, token: string, body?: object) =>
    test.anyone.post(path, body, { ...bearer(token), ...from(network(9)) });
  const stateOf = async (token: string) =>
    (await test.anyone.get('/public/registration', bearer(token))).json<{ state?: string }>().state;

  /** Everything stored of each registration as a hash: itself, its tokens, mails and invitations. */
  async function readRows(): Promise<Map<string, string>> {
    const rows = await test.database.$queryRaw<{ id: string; hash: string }[]>`
      SELECT r."id", md5(concat(r,
        (SELECT string_agg(t::text, ' ' ORDER BY t."id") FROM "RegistrationToken" t WHERE t."registrationId" = r."id"),
        (SELECT string_agg(e::text, ' ' ORDER BY e."id") FROM "Email" e WHERE e."registrationId" = r."id"),
        (SELECT string_agg(i::text, ' ' ORDER BY i."id") FROM "Invitation" i WHERE i."registrationId" = r."id"))) AS "hash"
      FROM "Registration" r WHERE r."organizationId" = ${organizationId}::uuid`;
    return new Map(rows.map(({ id, hash }) => [id, hash]));
  }

  const registrationsOf = async (waitingToken: string) =>
    (
      await test.database.registration.findMany({
        where: { waitingTokenHash: hashToken(waitingToken) },
        select: { id: true },
      })
    ).map(({ id }) => id);

  /** Does an act, and checks that it changed nothing of the registrations that it does not concern. */
  async function touching(concerned: readonly string[], act: () => Promise<unknown>): Promise<void> {
    const before = await readRows();
    await act();
    const after = await readRows();
    for (const [id, hash] of before)
      if (after.get(id) !== hash && !concerned.includes(id)) fail('an act changed what somebody else began');
  }

  /** Reads the mails that arrived, and checks how many there were on this day. */
  async function readMails(person: Person): Promise<void> {
    const mails = await test.database.email.findMany({
      where: {
        organizationId,
        recipient: person.email,
        registrationId: { not: null },
        id: { gt: person.newestMail },
      },
      orderBy: { id: 'asc' },
    });
    for (const mail of mails) {
      const { text } = openEmail(mail, sealingKeyFrom(authSecret));
      const token = /\/register#([0-9a-f]+)/.exec(text)?.[1] ?? '';
      person.newestMail = mail.id;
      person.mails.push({
        token,
        code: mail.message === 'personal_link' ? codeIn(text) || null : null,
        registrationId: mail.registrationId ?? '',
      });
      person.today[mail.message === 'personal_link' ? 'asked' : 'invited'] += 1;
    }
    if (person.today.asked > 3) fail('strangers mailed a mailbox more than three times on a day');
    if (person.today.asked + person.today.invited > 6) fail('a mailbox got more than six mails on a day');
  }

  async function start(person: Person, address: string, waitingToken?: string): Promise<string> {
    const answer = await test.anyone.post(
      `/public/signup-links/${link.token}/registrations`,
      { email: person.email, locale: 'en', ...(waitingToken === undefined ? {} : { waitingToken }) },
      from(address),
    );
    if (answer.status !== 202) fail(`a start answered ${answer.status} ${answer.text}`);
    const known = person.mails.length;
    await readMails(person);
    if (address === person.network) person.today.own += person.mails.length - known;
    return answer.json<{ waitingToken: string }>().waitingToken;
  }

  /** Finishes with a mail, as its reader does; returns whether the person is a member then. */
  async function finishWith({ token, registrationId }: Mail): Promise<boolean> {
    await post('/public/registration/verify', token);
    await test.anyone.patch('/public/registration', { firstName: 'Léa', lastName: 'Martin' }, bearer(token));
    const done = await complete(test.anyone, token);
    if (done.status === 201) ends.set(registrationId, 'completed');
    return (
      done.status === 201 ||
      done.code === 'registration_membership_exists' ||
      done.code === 'registration_sign_in_required'
    );
  }

  const acts: Record<string, () => Promise<unknown>> = {
    async 'the stranger starts'() {
      const victim = pick(people)!;
      await touching([], async () => strangersPages.push(await start(victim, network(3))));
    },
    async 'the stranger asks again'() {
      const page = pick(strangersPages);
      if (page !== undefined)
        await touching(await registrationsOf(page), () => start(pick(people)!, network(3), page));
    },
    async 'the stranger guesses a code'() {
      const page = pick(strangersPages);
      if (page === undefined) return;
      const guess = String(Math.floor(random() * 1e6)).padStart(6, '0');
      if (people.some(({ mails }) => mails.some(({ code }) => code === guess))) return;
      await touching(await registrationsOf(page), async () => {
        if ((await post('/public/waiting/code', page, { code: guess })).status < 300)
          fail('a guessed code opened');
      });
    },
    async 'the stranger withdraws'() {
      const page = pick(strangersPages);
      if (page === undefined) return;
      const own = await registrationsOf(page);
      await touching(own, () => post('/public/waiting/withdraw', page));
      for (const id of own)
        if ((await test.database.registration.findFirst({ where: { id } }))?.state === 'withdrawn')
          ends.set(id, 'withdrawn');
    },
    async 'the stranger uses the waiting token as if it opened'() {
      const page = pick(strangersPages);
      if (page === undefined) return;
      await touching([], async () => {
        for (const answer of [
          await test.anyone.get('/public/registration', bearer(page)),
          await post('/public/registration/verify', page),
          await test.anyone.patch('/public/registration', { firstName: 'Mallory' }, bearer(page)),
          await post('/public/registration/withdraw', page),
          await complete(test.anyone, page),
        ])
          if (answer.code !== 'registration_not_found')
            fail(`a waiting token alone got ${answer.status} ${answer.text}`);
      });
    },
    async 'a person starts'() {
      const person = pick(people)!;
      await touching([], async () => person.pages.push(await start(person, person.network)));
    },
    async 'a person asks again'() {
      const person = pick(people)!;
      const page = pick(person.pages);
      if (page === undefined) return;
      await touching(await registrationsOf(page), async () =>
        person.pages.push(await start(person, person.network, page)),
      );
    },
    async 'a person presses the button of a mail'() {
      const mail = pick(pick(people)!.mails);
      if (mail) await touching([mail.registrationId], () => post('/public/registration/verify', mail.token));
    },
    async 'a person enters the code of a mail'() {
      const person = pick(people)!;
      const [page, mail] = [pick(person.pages), pick(person.mails)];
      if (page === undefined || !mail?.code) return;
      await touching(await registrationsOf(page), () =>
        post('/public/waiting/code', page, { code: mail.code }),
      );
    },
    async 'a person answers'() {
      const mail = pick(pick(people)!.mails);
      if (mail)
        await touching([mail.registrationId], () =>
          test.anyone.patch('/public/registration', { firstName: 'Ana' }, bearer(mail.token)),
        );
    },
    async 'a person withdraws with a mail'() {
      const mail = pick(pick(people)!.mails);
      if (!mail) return;
      await touching([mail.registrationId], () => post('/public/registration/withdraw', mail.token));
      if (!ends.has(mail.registrationId)) ends.set(mail.registrationId, 'withdrawn');
    },
    async 'a person completes with a mail'() {
      const mail = pick(pick(people)!.mails);
      if (mail) await touching([mail.registrationId], () => finishWith(mail));
    },
    async 'the administrator invites'() {
      const person = pick(people)!;
      const renewed = await invitationsOf(person);
      await touching(renewed, () => inviteThrough(test, administrator, link.id, person.email));
      await readMails(person);
    },
    async 'the administrator revokes an invitation'() {
      const { items } = (await administrator.get(`/signup-links/${link.id}/invitations`)).json<{
        items: { id: string }[];
      }>();
      const invitation = pick(items);
      if (!invitation) return;
      const { registrationId } = await test.database.invitation.findFirstOrThrow({
        where: { id: invitation.id },
      });
      const path = `/signup-links/${link.id}/invitations/revoke`;
      await touching(registrationId === null ? [] : [registrationId], () =>
        administrator.post(path, { invitationIds: [invitation.id] }),
      );
      const ended = await test.database.registration.findFirst({ where: { id: registrationId ?? link.id } });
      if (ended?.state === 'revoked') ends.set(ended.id, 'revoked');
    },
    async 'a minute passes'() {
      await test.database.$executeRaw`DELETE FROM "RateLimit" WHERE "key" LIKE 'mail-minute:%'`;
    },
    'a day passes': passADay,
  };

  /** Inviting again renews an invitation, and marks earlier ones as superseded. */
  async function invitationsOf({ email }: Person): Promise<string[]> {
    const invitations = await test.database.registration.findMany({
      where: { organizationId, emailCanonical: email, origin: 'invitation' },
      select: { id: true },
    });
    return invitations.map(({ id }) => id);
  }

  async function passADay() {
    await test.database.$executeRaw`DELETE FROM "RateLimit"`;
    for (const person of people) person.today = { asked: 0, invited: 0, own: 0 };
  }

  return {
    /** Does one random act of somebody, and checks the invariants that concern it. */
    async act(): Promise<void> {
      const [name, act] = pick(Object.entries(acts))!;
      steps.push(name);
      await act();
      const mail = pick(pick(people)!.mails);
      if (!mail) return;
      const [state, expected] = [await stateOf(mail.token), ends.get(mail.registrationId)];
      if (expected ? state !== expected : state !== 'started' && state !== 'verified')
        fail(`a mail whose registration is ${expected ?? 'alive'} opens one that is ${state}`);
    },

    /** Both people finish, whatever has happened. */
    async finish(): Promise<void> {
      for (const person of people) {
        steps.push(`${person.email} finishes`);
        await test.database.$executeRaw`DELETE FROM "RateLimit" WHERE "key" LIKE 'mail-minute:%'`;
        let isMember = false;
        for (const mail of person.mails.toReversed()) isMember ||= await finishWith(mail);
        if (isMember) continue;
        const known = person.mails.length;
        await start(person, person.network);
        if (person.mails.length === known) {
          // Their own starts, and nobody else's, may have used up their mails of the day.
          if (person.today.own === 0) fail('somebody else used up the mails of a person');
          await passADay();
          await start(person, person.network);
        }
        const mail = person.mails.at(-1);
        if (!mail || person.mails.length === known || !(await finishWith(mail)))
          fail('a person could not finish');
      }
      const joined = await test.database.membership.count({
        where: { organizationId, role: 'client', joinedAt: { not: null } },
      });
      const { uses } = await test.database.signupLink.findFirstOrThrow({ where: { id: link.id } });
      if (joined !== 2 || uses !== 2) fail(`${joined} members and ${uses} uses instead of two`);
    },
  };
}

async function inviteThrough(
  test: TestApp,
  caller: Caller,
  signupLinkId: string,
  email: string,
): Promise<void> {
  const answer = await caller.post(`/signup-links/${signupLinkId}/invitations`, { recipients: [{ email }] });
  if (answer.status === 202) await workThroughBatch(test, answer.json<{ id: string }>().id);
}

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
