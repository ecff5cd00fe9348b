import type { Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Graceful shutdown: returns the function that closes the server. It lets requests under way finish, for at most
 * `patience` milliseconds. Connections with no request, or half of one, do not delay it: browsers open some ahead, and
 * Node would wait for them until they time out.
 */
export function closesServer(
  server: Server,
  close: () => Promise<unknown>,
  patience = 10_000,
): () => Promise<void> {
  let underWay = 0;
  server.on('request', (_request, response) => {
    underWay += 1;
    response.once('close', () => (underWay -= 1));
  });
  return async () => {
    const closed = close();
    const latest = Date.now() + patience;
    while (underWay > 0 && Date.now() < latest) await sleep(20);
    server.closeAllConnections();
    await closed;
  };
}
