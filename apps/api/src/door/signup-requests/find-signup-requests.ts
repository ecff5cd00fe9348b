import type { listSignupRequests, SignupRequest } from '@casedoor/contracts';
import type { z } from 'zod';
import type { Database } from '../../platform/database/client.ts';
import { readNow } from '../../platform/database/clock.ts';
import { cutPage, decodeCursor, idPosition } from '../../platform/http/cursor.ts';
import { Problem } from '../../platform/http/problem.ts';
import { presentSignupRequest, requestWithLink } from './signup-request.ts';

type Query = z.output<typeof listSignupRequests.query>;

/** The organization's requests in one state, newest first. */
export async function findSignupRequests(
  database: Database,
  organizationId: string,
  { state, limit, cursor }: Query,
): Promise<{ items: SignupRequest[]; nextCursor: string | null }> {
  const after = decodeCursor(cursor, idPosition);
  const requests = await database.signupRequest.findMany({
    where: { organizationId, state, ...(after ? { id: { lt: after.id } } : {}) },
    include: requestWithLink,
    orderBy: { id: 'desc' },
    take: limit + 1,
  });
  const { rows, nextCursor } = cutPage(requests, limit, ({ id }) => ({ id }));
  const now = await readNow(database);
  return { items: rows.map((request) => presentSignupRequest(request, now)), nextCursor };
}

/** One request. Throws `signup_request_not_found`, also for another organization's. */
export async function findSignupRequest(
  database: Database,
  organizationId: string,
  signupRequestId: string,
): Promise<SignupRequest> {
  const request = await database.signupRequest.findFirst({
    where: { id: signupRequestId, organizationId },
    include: requestWithLink,
  });
  if (!request) throw new Problem('signup_request_not_found');
  return presentSignupRequest(request, await readNow(database));
}
