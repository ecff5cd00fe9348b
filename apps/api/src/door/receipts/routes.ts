import { getReceipt, getReceiptKeys, listReceipts } from '@casedoor/contracts';
import type { FastifyInstance } from 'fastify';
import { requireSession } from '../../people/sessions/require-role.ts';
import type { RouteContext } from '../../people/sessions/route-context.ts';
import { anyone, serveEndpoint } from '../../platform/http/serve-endpoint.ts';
import { findReceipt, findReceiptKeys, findReceipts } from './find-receipts.ts';

/** Serves a signed-in person's own receipts, and the public keys that verify all of them. */
export function receiptRoutes(app: FastifyInstance, context: RouteContext): void {
  const { database, sessions } = context;
  serveEndpoint(app, listReceipts, requireSession(sessions), (_call, signedIn) =>
    findReceipts(database, signedIn),
  );
  serveEndpoint(app, getReceipt, requireSession(sessions), ({ params }, signedIn) =>
    findReceipt(database, signedIn, params.membershipId),
  );
  serveEndpoint(app, getReceiptKeys, anyone, () => findReceiptKeys(context));
}
