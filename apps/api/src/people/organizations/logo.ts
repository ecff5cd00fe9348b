import { Problem } from '../../platform/http/problem.ts';

/** An image and its media type. */
export interface Logo {
  bytes: Uint8Array<ArrayBuffer>;
  mediaType: string;
}

/** Largest logo, in bytes. */
const largest = 100_000;

/**
 * Decodes the image in a data URL. Throws `request_invalid` on `logo` if it is larger than 100 kB, or if its first
 * bytes do not match the media type that it declares: browsers trust that type (nosniff).
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

/** Smallest square that a home screen's icon is made from, in pixels. */
const smallestIcon = 96;

/** The side of a logo that is a square large enough for an icon, in pixels; null for others, and for what is no PNG. */
export function squareSizeOf({ bytes, mediaType }: Logo): number | null {
  if (mediaType !== 'image/png' || bytes.length < 24) return null;
  // Width and height open the first chunk, IHDR (PNG, 11.2.1).
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  return width === height && width >= smallestIcon ? width : null;
}
