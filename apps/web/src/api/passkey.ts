/** The person closed the browser's dialog, or let its time run out: nothing happened and nothing is wrong. */
export class PasskeyCancelled extends Error {
  constructor(cause: unknown) {
    super('Cancelled', { cause });
    this.name = 'PasskeyCancelled';
  }
}

/** The device already holds a passkey for this account. */
export class PasskeyKnown extends Error {
  constructor(cause: unknown) {
    super('Already there', { cause });
    this.name = 'PasskeyKnown';
  }
}

/**
 * Whether passkeys work here: the browser speaks WebAuthn Level 3, and the device can make sure that it is its owner
 * (a finger, a face, a PIN) or can ask a phone that does.
 */
export async function canUsePasskeys(): Promise<boolean> {
  if (!speaksWebAuthn()) return false;
  // Asked as a feature first: a browser without a screen lock of its own may still reach a phone by QR code.
  const abilities = await PublicKeyCredential.getClientCapabilities?.().catch(() => null);
  if (abilities?.hybridTransport || abilities?.passkeyPlatformAuthenticator) return true;
  return PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable().catch(() => false);
}

/** Whether the browser offers passkeys while an e-mail field is being filled (`autocomplete="username webauthn"`). */
export async function canOfferPasskeys(): Promise<boolean> {
  if (!speaksWebAuthn() || !PublicKeyCredential.isConditionalMediationAvailable) return false;
  return PublicKeyCredential.isConditionalMediationAvailable().catch(() => false);
}

/**
 * Asks the person to make a passkey and answers what the API's `response` takes (RegistrationResponseJSON).
 * `optionsJson` is the API's answer as it came. Throws PasskeyCancelled and PasskeyKnown.
 */
export async function createPasskey(optionsJson: unknown): Promise<unknown> {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(
    optionsJson as PublicKeyCredentialCreationOptionsJSON,
  );
  return answerOf(navigator.credentials.create({ publicKey }));
}

/**
 * Asks the person for a passkey and answers what the API's `response` takes (AuthenticationResponseJSON).
 * With `whileTyping` there is no dialog: the browser lists passkeys under the e-mail field until `signal` ends it.
 * Throws PasskeyCancelled.
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
    // One name for "no", "too late" and "closed", so that a page cannot tell them apart (WebAuthn 14.5).
    if (name === 'NotAllowedError' || name === 'AbortError') throw new PasskeyCancelled(fault);
    if (name === 'InvalidStateError') throw new PasskeyKnown(fault);
    throw fault;
  }
}
