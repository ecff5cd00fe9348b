import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** How many people one browser is known for; the earliest is forgotten first. */
const mostPeople = 5;
const aYear = 365 * 24 * 3600;

/** The browsers on which a person has signed in, or proved their mailbox, before. */
export type KnownDevices = ReturnType<typeof createKnownDevices>;

/**
 * Recognizes browsers by a signed cookie: a random id, and for each person a keyed hash of id and address. It opens
 * nothing; limits only count such a browser apart from strangers. No row is kept.
 */
export function createKnownDevices({ appOrigin, authSecret }: { appOrigin: string; authSecret: string }) {
  const isSecure = appOrigin.startsWith('https:');
  const name = isSecure ? '__Host-casedoor.device' : 'casedoor.device';

  const markOf = (id: string, emailCanonical: string) =>
    createHmac('sha256', authSecret)
      .update(`known device ${id} ${emailCanonical}`)
      .digest('base64url')
      .slice(0, 22);

  const cookieOf = (value: string, seconds: number) =>
    `${name}=${value}; Max-Age=${seconds}; Path=/; HttpOnly;${isSecure ? ' Secure;' : ''} SameSite=Lax`;

  function read(request: FastifyRequest): { id: string; marks: string[] } | null {
    const cookie = request.headers.cookie?.split(/; */).find((one) => one.startsWith(`${name}=`));
    const [id, ...marks] = cookie?.slice(name.length + 1).split('.') ?? [];
    return id && /^[\w-]{22}$/.test(id) ? { id, marks: marks.slice(0, mostPeople) } : null;
  }

  return {
    /** The id of the request's browser if it is known for this person; otherwise null. */
    recognize(request: FastifyRequest, emailCanonical: string): string | null {
      const device = read(request);
      if (!device) return null;
      const expected = Buffer.from(markOf(device.id, emailCanonical));
      const isKnown = device.marks.some((mark) => {
        const given = Buffer.from(mark);
        return given.length === expected.length && timingSafeEqual(given, expected);
      });
      return isKnown ? device.id : null;
    },

    /** Forgets the browser at sign-out, which may be the end of a visit that nobody must see. */
    forget(request: FastifyRequest, reply: FastifyReply): void {
      if (read(request)) reply.header('set-cookie', cookieOf('', 0));
    },

    /** Makes the browser known for a person who has just signed in or proved their mailbox in it. */
    remember(request: FastifyRequest, reply: FastifyReply, emailCanonical: string): void {
      const { id, marks } = read(request) ?? { id: randomBytes(16).toString('base64url'), marks: [] };
      const mark = markOf(id, emailCanonical);
      const kept = [mark, ...marks.filter((other) => other !== mark)].slice(0, mostPeople);
      reply.header('set-cookie', cookieOf([id, ...kept].join('.'), aYear));
    },
  };
}
