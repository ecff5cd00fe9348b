import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request as received. */
export interface StubRequest {
  path: string;
  key: string | undefined;
  authorization: string | undefined;
  body: {
    from: string;
    to: string;
    reply_to?: string;
    subject: string;
    html: string;
    text: string;
    headers?: Record<string, string>;
  };
}

/** The stub's reaction to one request. */
export type StubAnswer =
  | { kind: 'accept' }
  | { kind: 'answer'; status: number; body: string; headers?: Record<string, string> }
  /** Closes the connection without accepting the mail. */
  | { kind: 'cut' }
  /** Accepts the mail, then closes the connection without an answer. */
  | { kind: 'accept-then-cut' }
  /** Answers after this delay. */
  | { kind: 'slow'; milliseconds: number };

/** An error in Resend's own format. */
export function refusal(status: number, name: string, headers: Record<string, string> = {}): StubAnswer {
  return {
    kind: 'answer',
    status,
    body: JSON.stringify({ statusCode: status, name, message: `${name}.` }),
    headers,
  };
}

/** A local server that imitates Resend: it knows the idempotency keys it has seen and accepts each mail once. */
export interface ResendStub {
  baseUrl: string;
  requests: StubRequest[];
  /** Accepted mails, by idempotency key. */
  accepted: Map<string, StubRequest['body']>;
  /** Reactions to the next requests, in order; `accept` after that. */
  script: StubAnswer[];
  /** The reaction to every request once the script has ended. */
  otherwise: StubAnswer;
  close(): Promise<void>;
}

export async function startResendStub(): Promise<ResendStub> {
  const stub: ResendStub = {
    baseUrl: '',
    requests: [],
    accepted: new Map(),
    script: [],
    otherwise: { kind: 'accept' },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  const server = createServer((request, response) => {
    answer(stub, request, response).catch((error: Error) => response.destroy(error));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stub.baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return stub;
}

async function answer(stub: ResendStub, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const key = request.headers['idempotency-key'] as string | undefined;
  const body = JSON.parse(Buffer.concat(chunks).toString()) as StubRequest['body'];
  stub.requests.push({ path: request.url ?? '', key, authorization: request.headers.authorization, body });
  const planned = stub.script.shift() ?? stub.otherwise;
  switch (planned.kind) {
    case 'cut':
      return void request.socket.destroy();
    case 'answer':
      return void response
        .writeHead(planned.status, { 'content-type': 'application/json', ...planned.headers })
        .end(planned.body);
    case 'accept-then-cut':
      take(stub, key, body);
      return void request.socket.destroy();
    case 'slow':
      await new Promise((resolve) => setTimeout(resolve, planned.milliseconds));
      break;
    case 'accept':
  }
  take(stub, key, body);
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ id: `re_${key}` }));
}

function take(stub: ResendStub, key: string | undefined, body: StubRequest['body']): void {
  if (key === undefined) throw new Error('A mail came without an idempotency key.');
  if (!stub.accepted.has(key)) stub.accepted.set(key, body);
}
