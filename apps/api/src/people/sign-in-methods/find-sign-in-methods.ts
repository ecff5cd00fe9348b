import type { SignInMethods } from '@casedoor/contracts';
import { fullName } from '@casedoor/contracts/person-name';
import type { Database } from '../../platform/database/client.ts';
import { userHandleOf, type PasskeyCeremony } from '../credentials/passkey-ceremony.ts';
import type { SignedIn } from '../sessions/sessions.ts';

/** Returns a person's sign-in methods and signed-in browsers, the caller's first. */
export async function findSignInMethods(
  { database, ceremony }: { database: Database; ceremony: PasskeyCeremony },
  { userId, sessionId }: Pick<SignedIn, 'userId' | 'sessionId'>,
): Promise<SignInMethods> {
  const user = await database.user.findUniqueOrThrow({
    where: { id: userId },
    select: {
      email: true,
      firstName: true,
      lastName: true,
      accounts: { where: { providerId: 'credential', password: { not: null } }, select: { id: true } },
      passkeys: {
        orderBy: { id: 'asc' },
        select: { id: true, name: true, createdAt: true, backedUp: true, credentialID: true },
      },
      sessions: { where: { expiresAt: { gt: new Date() } }, orderBy: { id: 'desc' } },
    },
  });
  const devices = user.sessions.map(({ id, userAgent, ipAddress, createdAt }) => ({
    id,
    current: id === sessionId,
    userAgent: userAgent || null,
    ipAddress: ipAddress || null,
    createdAt: createdAt.toISOString(),
  }));
  return {
    hasPassword: user.accounts.length > 0,
    passkeys: user.passkeys.map(({ id, name, createdAt, backedUp }) => ({
      id,
      name: name ?? '',
      createdAt: createdAt?.toISOString() ?? null,
      backedUp,
    })),
    passkeyAccount: {
      rpId: ceremony.rpID,
      userHandle: Buffer.from(userHandleOf(userId)).toString('base64url'),
      name: user.email,
      displayName: fullName(user),
      credentialIds: user.passkeys.map(({ credentialID }) => credentialID),
    },
    devices: devices.toSorted((a, b) => Number(b.current) - Number(a.current)),
  };
}
