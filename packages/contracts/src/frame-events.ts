import { z } from 'zod';
import { linkState } from './fields.ts';

/** A website that may show a link in a frame: its exact origin, https, or http for localhost; at most 300 characters. */
export const frameOrigin = z
  .string()
  .trim()
  .max(300)
  .refine(isFrameOrigin, { error: 'origin_invalid' })
  .meta({ description: 'Origin of a website.', example: 'https://www.durand.example' });

function isFrameOrigin(typed: string): boolean {
  if (!URL.canParse(typed)) return false;
  const { protocol, hostname, username, password, pathname, search, hash } = new URL(typed);
  // A wildcard or an address of numbers would let in more, or other, than the person thinks of.
  const isNamed = /^([a-z0-9_-]+\.)+[a-z][a-z0-9-]*$/.test(hostname) || hostname === 'localhost';
  const isSafe = protocol === 'https:' || (protocol === 'http:' && hostname === 'localhost');
  return isNamed && isSafe && pathname === '/' && `${username}${password}${search}${hash}` === '';
}

const common = { source: z.literal('casedoor'), version: z.literal(1) };

/**
 * An event that a framed link sends to the embedding page by `postMessage`, and only to the link's `frameOrigins`. It never
 * contains a token, an address or other personal data. Ignore types that you do not know: new ones may be added.
 */
export const frameEvent = z
  .discriminatedUnion('type', [
    z
      .strictObject({ ...common, type: z.literal('ready'), state: linkState })
      .meta({ description: 'The frame is shown, with the link in this state.' }),
    z
      .strictObject({ ...common, type: z.literal('resized'), height: z.int().min(1) })
      .meta({ description: 'The frame’s content is so many CSS pixels high now.' }),
    z
      .strictObject({ ...common, type: z.literal('started') })
      .meta({ description: 'Somebody asked for a personal link; the mail is on its way.' }),
    z
      .strictObject({ ...common, type: z.literal('changed'), state: linkState })
      .meta({ description: 'The link is in another state than before.' }),
  ])
  .meta({ id: 'FrameEvent' });
export type FrameEvent = z.infer<typeof frameEvent>;
