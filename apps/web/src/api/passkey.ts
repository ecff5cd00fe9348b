import type { PasskeyAccount } from '@casedoor/contracts';

/** The person cancelled the browser's dialog, or it timed out. Not a fault. */
export class PasskeyCancelled extends Error {
  constructor(cause: unknown) {
    super('Cancelled', { cause });
    this.name = 'PasskeyCancelled';
  }
}

/** The device already has a passkey for this account. */
export class PasskeyKnown extends Error {
  constructor(cause: unknown) {
    super('Already there', { cause });
    this.name = 'PasskeyKnown';
  }
}

/**
 * Whether passkeys work here: the browser supports WebAuthn Level 3, and the device can verify its owner (fingerprint,
 * face or PIN) or can use a phone that does.
 */
export async function canUsePasskeys(): Promise<boolean> {
  if (!speaksWebAuthn()) return false;
  // Read once: what follows waits, and the page may be gone by then.
  const credentials = PublicKeyCredential;
  // Checks the capability first: a browser without a screen lock of its own may still use a phone by QR code.
  const abilities = await credentials.getClientCapabilities?.().catch(() => null);
  if (abilities?.hybridTransport || abilities?.passkeyPlatformAuthenticator) return true;
  return credentials.isUserVerifyingPlatformAuthenticatorAvailable().catch(() => false);
}

/** Whether the browser offers passkeys as autofill in an e-mail field (`autocomplete="username webauthn"`). */
export async function canOfferPasskeys(): Promise<boolean> {
  if (!speaksWebAuthn() || !PublicKeyCredential.isConditionalMediationAvailable) return false;
  return PublicKeyCredential.isConditionalMediationAvailable().catch(() => false);
}

/** Whether the browser can keep a passkey for somebody who has just signed in with a saved password, without asking them. */
export async function canKeepPasskeyQuietly(): Promise<boolean> {
  if (!speaksWebAuthn()) return false;
  const abilities = await PublicKeyCredential.getClientCapabilities?.().catch(() => null);
  return abilities?.conditionalCreate === true;
}

/**
 * Asks the person to create a passkey; returns what the API's `response` takes (RegistrationResponseJSON).
 * `optionsJson` is the API's answer, unchanged. With `quietly` nobody is asked, where `canKeepPasskeyQuietly`. Throws
 * PasskeyCancelled and PasskeyKnown.
 */
export async function createPasskey(optionsJson: unknown, { quietly = false } = {}): Promise<unknown> {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(
    optionsJson as PublicKeyCredentialCreationOptionsJSON,
  );
  return answerOf(
    navigator.credentials.create({ publicKey, ...(quietly ? { mediation: 'conditional' } : {}) }),
  );
}

/**
 * Notifies the device which passkeys of an account work and what the account is called now, so that it offers none that was
 * removed. Browsers without the signal methods (WebAuthn Level 3) learn nothing; a refusal is ignored.
 */
export async function signalPasskeys(account: PasskeyAccount): Promise<void> {
  if (!speaksWebAuthn()) return;
  const { rpId, userHandle: userId, name, displayName, credentialIds } = account;
  await Promise.allSettled([
    PublicKeyCredential.signalAllAcceptedCredentials?.({
      rpId,
      userId,
      allAcceptedCredentialIds: [...credentialIds],
    }),
    PublicKeyCredential.signalCurrentUserDetails?.({ rpId, userId, name, displayName }),
  ]);
}

/**
 * Asks the person for a passkey; returns what the API's `response` takes
 * (AuthenticationResponseJSON). With `whileTyping` there is no dialog: the browser
 * lists passkeys under the e-mail field until `signal` aborts. Throws PasskeyCancelled.
 */
export async function getPasskey(
  optionsJson: unknown,
  whileTyping?: { signal: AbortSignal },
): Promise<unknown> {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(
    optionsJson as PublicKeyCredentialRequestOptionsJSON,
  );
  return answerOf(
    navigator.credentials.get({
      publicKey,
      ...(whileTyping ? { mediation: 'conditional', signal: whileTyping.signal } : {}),
    }),
  );
}

function speaksWebAuthn(): boolean {
  return (
    typeof PublicKeyCredential === 'function' &&
    typeof PublicKeyCredential.parseCreationOptionsFromJSON === 'function' &&
    typeof PublicKeyCredential.prototype.toJSON === 'function'
  );
}

async function answerOf(ceremony: Promise<Credential | null>): Promise<unknown> {
  try {
    const credential = await ceremony;
    if (!(credential instanceof PublicKeyCredential)) throw new PasskeyCancelled(null);
    return credential.toJSON();
  } catch (fault) {
    const name = fault instanceof Error ? fault.name : '';
    // Browsers use one name for "no", "too late" and "closed", so that a page cannot tell them apart (WebAuthn 14.5).
    if (name === 'NotAllowedError' || name === 'AbortError') throw new PasskeyCancelled(fault);
    if (name === 'InvalidStateError') throw new PasskeyKnown(fault);
    throw fault;
  }
}
