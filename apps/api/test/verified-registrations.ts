import type { Database } from '../src/platform/database/client.ts';
import { createToken, hashToken } from '../src/platform/secrets/token.ts';
import { newAddress } from './registration-steps.ts';

interface Person {
  email?: string;
  firstName?: string;
  lastName?: string;
  /** The link that counts the registration, if it is another one. */
  signupLinkId?: string;
}

/**
 * Inserts verified registrations that lack only the completion: the rows that start, verification and answers leave,
 * without the mail. For tests of something else, this costs a fraction of the real steps.
 */
export async function buildVerifiedRegistrations(
  database: Database,
  link: { id: string; organizationId: string },
  people: Person[],
): Promise<{ email: string; token: string }[]> {
  const { organizationId } = link;
  const verifiedAt = new Date();
  const inMinutes = (minutes: number) => new Date(verifiedAt.getTime() + minutes * 60_000);
  const built = people.map((person) => ({
    firstName: 'Léa',
    lastName: 'Martin',
    email: newAddress(),
    signupLinkId: link.id,
    ...person,
    token: createToken('registration'),
  }));
  const registrations = await database.registration.createManyAndReturn({
    data: built.map(({ token, ...person }) => ({
      ...person,
      organizationId,
      state: 'verified',
      emailCanonical: person.email.toLowerCase(),
      tokenHash: hashToken(token),
      waitingTokenHash: hashToken(createToken('waiting')),
      codeHash: hashToken(createToken('waiting')),
      codeExpiresAt: inMinutes(15),
      expiresAt: inMinutes(24 * 60),
      verifiedAt,
    })),
    select: { id: true, tokenHash: true },
  });
  await database.mailboxProof.createMany({
    data: registrations.map(({ id, tokenHash }) => ({
      organizationId,
      registrationId: id,
      tokenHash: tokenHash ?? new Uint8Array(),
      createdAt: verifiedAt,
    })),
  });
  return built.map(({ email, token }) => ({ email, token }));
}
