import { createHmac, timingSafeEqual } from 'node:crypto';
import { parseCookie } from 'cookie';

/**
 * Returns the value of a cookie that better-auth signed (HMAC-SHA256, in base64 after the last dot); null if there is none, or if
 * its signature is wrong. better-auth's own reading gives it to another thread and back, which takes longer than the
 * statement that follows.
 */
export function readSignedCookie(header: string, name: string, secret: string): string | null {
  const signed = parseCookie(header)[name];
  const dot = signed?.lastIndexOf('.') ?? -1;
  if (signed === undefined || dot < 1) return null;
  const value = signed.slice(0, dot);
  const given = Buffer.from(signed.slice(dot + 1));
  const right = Buffer.from(createHmac('sha256', secret).update(value).digest('base64'));
  return given.length === right.length && timingSafeEqual(given, right) ? value : null;
}
