import type { Invitation } from '@casedoor/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';
import { newAddress, buildOpenLink } from '../../../test/registration-steps.ts';

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp();
});
afterAll(() => test.close());

describe('a list of more invitations than are looked through one by one', () => {
  /** 700 invitations, every second one expired; the first withdrawn, the second a refused row, the third cancelled. */
  async function manyInvited() {
    const { organizationId, admin, link } = await buildOpenLink(test);
    const caller = await test.signInAs(admin);
    const { id: batchId } = await test.database.invitationBatch.create({
      data: { organizationId, signupLinkId: link.id, createdById: admin.id, finishedAt: new Date() },
    });
    const prefix = newAddress().split('@')[0];
    await test.database.$executeRaw`
      WITH row AS (SELECT i,
          (lpad(to_hex(((extract(epoch FROM now()) - (700 - i) * 60) * 1000)::bigint), 12, '0') || '7000' || right(gen_random_uuid()::text, 17))::uuid AS "id", ${prefix} || '-' || i || '@example.com' AS "email" FROM generate_series(1, 700) i),
      registered AS (
        INSERT INTO "Registration" ("id", "organizationId", "signupLinkId", "origin", "state", "email", "emailCanonical", "invitedFirstName", "invitedLastName", "expiresAt")
        SELECT "id", ${organizationId}::uuid, ${link.id}::uuid, 'invitation',
          (CASE WHEN i = 1 THEN 'withdrawn' WHEN i % 2 = 0 THEN 'expired' ELSE 'started' END)::"RegistrationState", "email", "email", 'Zoë', 'Number ' || i,
          CASE WHEN i % 2 = 0 THEN now() - interval '1 hour' ELSE now() + interval '1 day' END
        FROM row WHERE i NOT IN (2, 3) RETURNING "id" AS "registrationId", "email" AS "recipient"
      ),
      mailed AS (
        INSERT INTO "Email" ("organizationId", "registrationId", "recipient", "message", "locale", "subject", "html", "text", "state", "sentAt", "idempotencyKey")
        SELECT ${organizationId}::uuid, "registrationId", "recipient", 'invitation', 'en', '', '', '', 'sent', now(), 'invitation:' || "registrationId" FROM registered
      )
      INSERT INTO "Invitation" ("id", "organizationId", "batchId", "signupLinkId", "step", "refusal", "email", "emailCanonical", "firstName", "lastName", "registrationId", "mailedAt")
      SELECT row."id", ${organizationId}::uuid, ${batchId}::uuid, ${link.id}::uuid,
        (CASE i WHEN 2 THEN 'refused' WHEN 3 THEN 'cancelled' ELSE 'invited' END)::"InvitationStep", CASE i WHEN 2 THEN 'already_member' END,
        CASE WHEN i IN (2, 3) THEN "email" END, CASE WHEN i IN (2, 3) THEN "email" END, CASE WHEN i IN (2, 3) THEN 'Refused' END, CASE WHEN i IN (2, 3) THEN 'Person' END,
        registered."registrationId", CASE WHEN registered."registrationId" IS NOT NULL THEN now() END
      FROM row LEFT JOIN registered ON registered."registrationId" = row."id"`;
    const list = async (query: string) =>
      (await caller.get(`/signup-links/${link.id}/invitations?${query}`)).json<{
        items: Invitation[];
        nextCursor: string | null;
      }>();
    return { list, prefix };
  }

  it('finds what is rare and old by its state and by what names it', async () => {
    const { list, prefix } = await manyInvited();
    const tenFrom = (first: number) =>
      Array.from({ length: 10 }, (_, i) => `${prefix}-${first + i}@example.com`);
    for (const [query, emails] of [
      ['state=withdrawn', [`${prefix}-1@example.com`]],
      ['state=refused', [`${prefix}-2@example.com`]],
      ['state=cancelled', [`${prefix}-3@example.com`]],
      ['state=completed', []],
      [`q=${prefix}-4@`, [`${prefix}-4@example.com`]],
      ['q=refused per', [`${prefix}-3@example.com`, `${prefix}-2@example.com`]],
      ['q=refused per&state=cancelled', [`${prefix}-3@example.com`]],
      ['q=zoë number 50', [`${prefix}-50@example.com`, ...tenFrom(500)]],
      // Fewer than three letters have no index.
      ['q=-5@', [`${prefix}-5@example.com`]],
    ] as const) {
      const found = (await list(`${query}&limit=100`)).items.map(({ email }) => email);
      expect(found.toSorted(), query).toEqual(emails.toSorted());
    }
  });

  it.each([
    ['state=expired', 349],
    ['state=sent', 348],
    ['q=Zoë', 698],
    ['q=Number&state=expired', 349],
  ])('pages through %s to its end, each once and in order', async (query, length) => {
    const { list } = await manyInvited();
    const listed: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: Awaited<ReturnType<typeof list>> = await list(
        `${query}&limit=70${cursor && `&cursor=${cursor}`}`,
      );
      listed.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(listed).toHaveLength(length);
    expect(listed).toEqual([...new Set(listed)].toSorted().toReversed());
  });
});
