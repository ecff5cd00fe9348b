import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type RegistrationResponseJSON,
} from '@simplewebauthn/server';

/** Lifetime of a challenge, in milliseconds: 5 minutes. */
export const challengeLifetime = 5 * 60 * 1000;

/** A passkey as stored: the columns of `Passkey` that the authenticator decides. None is secret. */
export interface PasskeyRecord {
  credentialID: string;
  /** COSE key, base64. */
  publicKey: string;
  counter: number;
  deviceType: string;
  backedUp: boolean;
  /** Transports by which it can be reached, separated by commas. */
  transports: string;
  aaguid: string;
}

interface PasskeyHolder {
  userId: string;
  /** The name that the authenticator shows: the e-mail address. */
  userName: string;
  displayName: string;
  /** The person's existing passkeys; the same authenticator creates no second one. */
  known: readonly { credentialID: string; transports: string | null }[];
}

type Transport = NonNullable<RegistrationResponseJSON['response']['transports']>[number];

/** The WebAuthn ceremonies, for one origin. */
export type PasskeyCeremony = ReturnType<typeof createPasskeyCeremony>;

/**
 * WebAuthn Level 3 by @simplewebauthn/server: discoverable passkeys, which the authenticator uses only after user
 * verification, for the host of `appOrigin` and from exactly that origin.
 */
export function createPasskeyCeremony(appOrigin: string) {
  const { origin, hostname: rpID } = new URL(appOrigin);
  const expected = { expectedOrigin: origin, expectedRPID: rpID, requireUserVerification: true };

  /** Options for the browser to create a passkey; the challenge has 256 random bits. */
  function creationOptions({ userId, userName, displayName, known }: PasskeyHolder) {
    return generateRegistrationOptions({
      // Never the organization: a passkey opens the account everywhere,
      // and a discreet link must leave no name on the device.
      rpName: 'Casedoor',
      rpID,
      userID: userHandleOf(userId),
      userName,
      userDisplayName: displayName,
      timeout: challengeLifetime,
      attestationType: 'none',
      excludeCredentials: known.map(({ credentialID, transports }) => ({
        id: credentialID,
        transports: transportsOf(transports),
      })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
  }

  /**
   * Verifies an authenticator's new passkey against a challenge; null if any part of the answer does not match. One that
   * was made automatically needs nobody present (WebAuthn Level 3, 7.1, conditional create): signing in with it does.
   */
  async function verifyCreation(
    response: unknown,
    challenge: string,
    { automatic = false } = {},
  ): Promise<PasskeyRecord | null> {
    const answer = response as RegistrationResponseJSON;
    const { verified, registrationInfo } = await fitting(
      verifyRegistrationResponse({
        ...expected,
        response: answer,
        expectedChallenge: challenge,
        requireUserPresence: !automatic,
        requireUserVerification: !automatic,
      }),
    );
    if (!verified || !registrationInfo) return null;
    const { credential, credentialDeviceType, credentialBackedUp, aaguid } = registrationInfo;
    return {
      credentialID: credential.id,
      publicKey: Buffer.from(credential.publicKey).toString('base64'),
      counter: credential.counter,
      deviceType: credentialDeviceType,
      backedUp: credentialBackedUp,
      transports: (answer.response.transports ?? []).join(','),
      aaguid,
    };
  }

  /** Options for the browser to sign in; names no account and lists no passkey (threat T50). */
  function requestOptions() {
    return generateAuthenticationOptions({ rpID, timeout: challengeLifetime, userVerification: 'required' });
  }

  /**
   * Verifies a sign-in and returns the passkey's changed fields;
   * null if the answer does not match, or its counter went back.
   */
  async function verifyRequest(
    response: unknown,
    challenge: string,
    {
      credentialID,
      publicKey,
      counter,
      transports,
    }: Omit<PasskeyRecord, 'transports'> & { transports: string | null },
  ): Promise<Pick<PasskeyRecord, 'counter' | 'deviceType' | 'backedUp'> | null> {
    const credential = {
      id: credentialID,
      publicKey: new Uint8Array(Buffer.from(publicKey, 'base64')),
      counter,
      transports: transportsOf(transports),
    };
    const answer = response as AuthenticationResponseJSON;
    const { verified, authenticationInfo } = await fitting(
      verifyAuthenticationResponse({
        ...expected,
        response: answer,
        expectedChallenge: challenge,
        credential,
      }),
    );
    if (!verified || !authenticationInfo) return null;
    const { newCounter, credentialDeviceType, credentialBackedUp } = authenticationInfo;
    return { counter: newCounter, deviceType: credentialDeviceType, backedUp: credentialBackedUp };
  }

  return { rpID, creationOptions, verifyCreation, requestOptions, verifyRequest };
}

/** The bytes by which an authenticator knows an account. */
export const userHandleOf = (userId: string) => new TextEncoder().encode(userId);

/** The library throws for every mismatch, from the challenge to a surplus byte: all of them are the same refusal. */
async function fitting<T extends { verified: boolean }>(
  verification: Promise<T>,
): Promise<T | { verified: false; registrationInfo?: never; authenticationInfo?: never }> {
  try {
    return await verification;
  } catch {
    return { verified: false };
  }
}

function transportsOf(kept: string | null): Transport[] {
  return (kept?.split(',').filter(Boolean) ?? []) as Transport[];
}
