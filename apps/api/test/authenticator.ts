import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import { appOrigin } from './test-app.ts';

/** Faults of an authenticator or its browser. */
export interface Misbehaviour {
  /** The origin that the browser reports. */
  origin?: string;
  /** The host that the authenticator signs for. */
  rpId?: string;
  /** Whether the user was verified. */
  userVerified?: boolean;
  /** Whether somebody touched it. */
  userPresent?: boolean;
  /** The signature counter; increments by itself if left out. */
  counter?: number;
  challenge?: string;
  type?: string;
  userHandle?: string | null;
  /** Signs with another key. */
  forged?: boolean;
}

interface Options {
  challenge?: unknown;
  rpId?: unknown;
  rp?: { id?: string };
  user?: { id: string };
}

/** A software authenticator for tests without a browser: ES256, attestation "none"; has one passkey after `create`. */
export function createAuthenticator({ aaguid = '00000000-0000-0000-0000-000000000000' } = {}) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const credentialId = randomBytes(32);
  let userHandle: string | null = null;
  let counter = 0;

  function clientData(type: string, options: Options, wrong: Misbehaviour): Buffer {
    return Buffer.from(
      JSON.stringify({
        type: wrong.type ?? type,
        challenge: wrong.challenge ?? options.challenge,
        origin: wrong.origin ?? appOrigin,
        crossOrigin: false,
      }),
    );
  }

  function authenticatorData(rpId: string, wrong: Misbehaviour, attested: Buffer | null): Buffer {
    counter = wrong.counter ?? counter + 1;
    const flags =
      (wrong.userPresent === false ? 0 : 0x01) |
      (wrong.userVerified === false ? 0 : 0x04) |
      (attested ? 0x40 : 0);
    const tail = Buffer.alloc(5);
    tail.writeUInt8(flags, 0);
    tail.writeUInt32BE(counter, 1);
    return Buffer.concat([
      createHash('sha256')
        .update(wrong.rpId ?? rpId)
        .digest(),
      tail,
      attested ?? Buffer.alloc(0),
    ]);
  }

  return {
    id: credentialId.toString('base64url'),
    /** Creates the passkey: RegistrationResponseJSON. */
    create(given: unknown, wrong: Misbehaviour = {}) {
      const options = given as Options;
      userHandle = options.user?.id ?? null;
      const length = Buffer.alloc(2);
      length.writeUInt16BE(credentialId.length);
      const attested = Buffer.concat([
        Buffer.from(aaguid.replaceAll('-', ''), 'hex'),
        length,
        credentialId,
        coseKey(publicKey),
      ]);
      const authData = authenticatorData(options.rp?.id ?? '', wrong, attested);
      const attestation = cbor(
        new Map<string, unknown>([
          ['fmt', 'none'],
          ['attStmt', new Map()],
          ['authData', authData],
        ]),
      );
      return {
        id: this.id,
        rawId: this.id,
        type: 'public-key',
        clientExtensionResults: {},
        authenticatorAttachment: 'platform',
        response: {
          clientDataJSON: clientData('webauthn.create', options, wrong).toString('base64url'),
          attestationObject: attestation.toString('base64url'),
          transports: ['internal', 'hybrid'],
        },
      };
    },
    /** Signs in with the passkey: AuthenticationResponseJSON. */
    get(given: unknown, wrong: Misbehaviour = {}) {
      const options = given as Options;
      const data = clientData('webauthn.get', options, wrong);
      const authData = authenticatorData(String(options.rpId), wrong, null);
      const key = wrong.forged ? generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey : privateKey;
      const signature = sign(
        'sha256',
        Buffer.concat([authData, createHash('sha256').update(data).digest()]),
        key,
      );
      return {
        id: this.id,
        rawId: this.id,
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: data.toString('base64url'),
          authenticatorData: authData.toString('base64url'),
          signature: signature.toString('base64url'),
          userHandle: wrong.userHandle === undefined ? userHandle : wrong.userHandle,
        },
      };
    },
  };
}

/** The public key in COSE format (RFC 9052, EC2 on P-256 for ES256). */
function coseKey(publicKey: KeyObject): Buffer {
  const { x, y } = publicKey.export({ format: 'jwk' });
  const coordinate = (text: string | undefined) => Buffer.from(text ?? '', 'base64url');
  return cbor(
    new Map<number, unknown>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, coordinate(x)],
      [-3, coordinate(y)],
    ]),
  );
}

/** Encodes the subset of CBOR (RFC 8949) that an authenticator needs. */
function cbor(value: unknown): Buffer {
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === 'string')
    return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value]);
  if (value instanceof Map) {
    return Buffer.concat([
      head(5, value.size),
      ...[...value].flatMap(([key, entry]) => [cbor(key), cbor(entry)]),
    ]);
  }
  throw new Error('cbor: no such type');
}

function head(major: number, count: number): Buffer {
  if (count < 24) return Buffer.from([(major << 5) | count]);
  if (count < 256) return Buffer.from([(major << 5) | 24, count]);
  return Buffer.from([(major << 5) | 25, count >> 8, count & 255]);
}
