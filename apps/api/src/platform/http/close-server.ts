import type { Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Prepares the end of a server: answers the function that closes it. What is being answered is answered first, for at
 * most `patience` milliseconds. Connections on which nothing was asked, or only half, keep nobody waiting: browsers
 * open some ahead, and Node would hold the end back for them until they time out.
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
