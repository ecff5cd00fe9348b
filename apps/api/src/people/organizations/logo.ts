import { Problem } from '../../platform/http/problem.ts';

/** A picture and what it is. */
export interface Logo {
  bytes: Uint8Array<ArrayBuffer>;
  mediaType: string;
}

/** Largest logo, in bytes. */
const largest = 100_000;

/**
 * The picture in a data URL. Throws `request_invalid` on `logo` where it is larger than 100 kB, or where its first
 * bytes are not those of the media type that it claims: browsers are told to believe the type.
 */
export function readLogo(dataUrl: string): Logo {
  const [, mediaType = '', base64 = ''] = /^data:(image\/\w+);base64,(.*)$/.exec(dataUrl) ?? [];
  const bytes = Uint8Array.from(Buffer.from(base64, 'base64'));
  if (bytes.length > largest) throw refused('too_big');
  if (!looksLike(mediaType, bytes)) throw refused('invalid');
  return { bytes, mediaType };
}

function refused(code: 'too_big' | 'invalid'): Problem {
  return new Problem('request_invalid', { errors: [{ path: 'logo', code, maximum: largest }] });
}

function looksLike(mediaType: string, bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 12)).toString('latin1');
  if (mediaType === 'image/png') return head.startsWith('\x89PNG\r\n\x1a\n');
  if (mediaType === 'image/jpeg') return head.startsWith('\xff\xd8\xff');
  return mediaType === 'image/webp' && head.startsWith('RIFF') && head.slice(8) === 'WEBP';
}
