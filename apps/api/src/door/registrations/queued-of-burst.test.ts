import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildOrganization, buildSignupLink } from '../../../test/builders.ts';
import { rowsRead } from '../../../test/rows-read.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';
import { Prisma } from '../../platform/database/client.ts';
import { queuedOfBurst } from './queued-of-burst.ts';

let test: TestApp;
let organizationId: string;
beforeAll(async () => {
  test = await createTestApp();
  ({ id: organizationId } = await buildOrganization(test.database));
});
afterAll(() => test.close());

/** Adds starts through a link, each with its mail, as fast as a burst: PostgreSQL has not counted the rows yet. */
async function addStarts(
  { link, network, state = 'queued' }: { link: string; network: string | null; state?: 'queued' | 'sent' },
  count: number,
) {
  await test.database.$executeRaw`
    WITH started AS (
      INSERT INTO "Registration" ("organizationId", "signupLinkId", "email", "emailCanonical", "network", "expiresAt")
      SELECT ${organizationId}::uuid, ${link}::uuid, mail, mail, ${network}, now() + interval '1 hour'
      FROM generate_series(1, ${count}::int) AS n, LATERAL (SELECT gen_random_uuid() || '@example.com' AS mail) AS address
      RETURNING "id", "email"
    )
    INSERT INTO "Email" ("organizationId", "registrationId", "recipient", "message", "locale", "subject", "html", "text", "state", "idempotencyKey")
    SELECT ${organizationId}::uuid, "id", "email", 'personal_link', 'en', '', '', '', ${state}::"EmailState", "id"::text FROM started`;
}

const newLink = async () => (await buildSignupLink(test.database, { organizationId })).id;

async function queued(link: string, network: string | null): Promise<number | undefined> {
  const [row] = await test.database.$queryRaw<{ queued: number }[]>(
    Prisma.sql`SELECT ${queuedOfBurst({ organizationId, id: link }, network)} AS "queued"`,
  );
  return row?.queued;
}

describe('the turn of a start', () => {
  it('is the number of queued mails of its link, or of its network, if that has more', async () => {
    const [own, other] = [await newLink(), await newLink()];
    expect(await queued(own, 'a network')).toBe(0);
    await addStarts({ link: own, network: null }, 3);
    await addStarts({ link: own, network: null, state: 'sent' }, 5);
    await addStarts({ link: other, network: 'a network' }, 4);
    expect(await queued(own, null)).toBe(3);
    expect(await queued(own, 'a network')).toBe(4);
    expect(await queued(other, 'another network')).toBe(4);
  });

  it('costs the same after thousands as after twenty', async () => {
    const link = await newLink();
    await addStarts({ link, network: 'busy' }, 20);
    const turn = Prisma.sql`SELECT ${queuedOfBurst({ organizationId, id: link }, 'busy')}`;
    const afterTwenty = await rowsRead(test.database, turn);
    await addStarts({ link, network: 'busy' }, 3_000);
    expect(await queued(link, 'busy')).toBe(20);
    expect(await rowsRead(test.database, turn)).toBeLessThanOrEqual(afterTwenty);
  });
});
