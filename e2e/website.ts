import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Another party's website on this machine. */
export interface Website {
  readonly origin: string;
  close(): Promise<void>;
}

/** Serves one page at an origin of its own. */
export async function serveWebsite(body: (origin: string) => string): Promise<Website> {
  const server = createServer((_request, response) => {
    const { port } = server.address() as AddressInfo;
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(
      `<!doctype html><html lang="en"><title>Our office</title><link rel="icon" href="data:," />${body(`http://localhost:${port}`)}</html>`,
    );
  });
  await new Promise<void>((done) => {
    server.listen(0, 'localhost', done);
  });
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://localhost:${port}`,
    close: () =>
      new Promise((done, fail) => {
        server.close((error) => (error ? fail(error) : done()));
        server.closeAllConnections();
      }),
  };
}
