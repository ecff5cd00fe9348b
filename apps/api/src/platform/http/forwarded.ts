import type { FastifyInstance, FastifyRequest } from 'fastify';

const headersOfProxies = /^(forwarded|via|x-forwarded(-.*)?|x-real-ip)$/;

/** Whether a request came through a proxy, or claims to. */
export function isForwarded(request: FastifyRequest): boolean {
  return Object.keys(request.headers).some((name) => headersOfProxies.test(name));
}

/** Warns once, at the first request through a proxy, when no proxy is trusted. */
export function warnOfUntrustedProxy(app: FastifyInstance): void {
  let warned = false;
  app.addHook('onRequest', async (request) => {
    if (warned || !isForwarded(request)) return;
    warned = true;
    request.log.warn(
      { proxy: request.socket.remoteAddress },
      'Requests come through a proxy, but TRUST_PROXY is empty: all visitors count as one address and share its limits. ' +
        'Set TRUST_PROXY to the address or range of your proxies.',
    );
  });
}
