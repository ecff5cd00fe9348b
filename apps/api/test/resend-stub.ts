import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A mail as Resend receives it. */
interface StubMail {
  from: string;
  to: string;
  reply_to?: string;
  subject: string;
  html: string;
  text: string;
  headers?: Record<string, string>;
}

/** One request as received. */
export interface StubRequest {
  path: string;
  key: string | undefined;
  authorization: string | undefined;
  /** The only mail, or the first of a batch. */
  body: StubMail;
  mails: StubMail[];
  /** Milliseconds since the stub began. */
  at: number;
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

/**
 * A local server that imitates Resend as documented: a key with the same content gets the first answer again, with other
 * content 409, and while the first is under way 409; a permissive batch accepts all mails but the invalid ones.
 */
export interface ResendStub {
  baseUrl: string;
  requests: StubRequest[];
  /** Accepted mails, by their `X-Entity-Ref-ID`, which is the mail's id. */
  accepted: Map<string, StubMail>;
  /** The ids of mails that were accepted more than once. */
  repeated: string[];
  /** Addresses that are refused. */
  invalid: Set<string>;
  /** Requests that are accepted within a second; further ones get 429. */
  perSecond: number;
  /** Reactions to the next requests, in order; `otherwise` after that. */
  script: StubAnswer[];
  /** The reaction to every request once the script has ended. */
  otherwise: StubAnswer;
  /** Called with each request before it is answered; what it returns precedes the script. */
  onRequest: (request: StubRequest) => StubAnswer | undefined | Promise<undefined>;
  close(): Promise<void>;
}

/** What the stub remembers of a key: the content, and the answer once it is known. */
type Memory = Map<string, { content: string; answer: { status: number; body: unknown } | null }>;

export async function startResendStub(): Promise<ResendStub> {
  const memory: Memory = new Map();
  const stub: ResendStub = {
    baseUrl: '',
    requests: [],
    accepted: new Map(),
    repeated: [],
    invalid: new Set(),
    perSecond: Infinity,
    script: [],
    otherwise: { kind: 'accept' },
    onRequest: () => undefined,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  const server = createServer((request, response) => {
    answer(stub, memory, request, response).catch((error: Error) => response.destroy(error));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stub.baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return stub;
}

async function answer(
  stub: ResendStub,
  memory: Memory,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const content = Buffer.concat(chunks).toString();
  const parsed = JSON.parse(content) as StubMail | StubMail[];
  const mails = Array.isArray(parsed) ? parsed : [parsed];
  const key = request.headers['idempotency-key'] as string | undefined;
  const path = request.url ?? '';
  const at = performance.now();
  const recent = stub.requests.filter((earlier) => earlier.at > at - 1000);
  const received = { path, key, authorization: request.headers.authorization, body: mails[0]!, mails, at };
  stub.requests.push(received);
  const special = await stub.onRequest(received);
  const reply = (status: number, body: unknown, headers: Record<string, string> = {}) =>
    void response
      .writeHead(status, { 'content-type': 'application/json', ...headers })
      .end(typeof body === 'string' ? body : JSON.stringify(body));
  if (recent.length >= stub.perSecond) {
    const limited = { statusCode: 429, name: 'rate_limit_exceeded', message: 'Too many requests.' };
    return reply(429, limited, { 'retry-after': '1' });
  }
  const planned = special ?? stub.script.shift() ?? stub.otherwise;
  if (planned.kind === 'cut') return void request.socket.destroy();
  if (planned.kind === 'answer') return reply(planned.status, planned.body, planned.headers);

  if (key === undefined) throw new Error('A mail came without an idempotency key.');
  const known = memory.get(key);
  const conflict = (name: string) => reply(409, { statusCode: 409, name, message: `${name}.` });
  if (known && known.content !== content) return conflict('invalid_idempotent_request');
  if (known?.answer) return reply(known.answer.status, known.answer.body);
  if (known) return conflict('concurrent_idempotent_requests');
  const entry: { content: string; answer: { status: number; body: unknown } | null } = {
    content,
    answer: null,
  };
  memory.set(key, entry);
  if (planned.kind === 'slow') await new Promise((resolve) => setTimeout(resolve, planned.milliseconds));
  entry.answer = accept(stub, path, mails, request.headers['x-batch-validation']);
  // A refused request is not remembered: nothing was sent.
  if (entry.answer.status !== 200) memory.delete(key);
  if (planned.kind === 'accept-then-cut') return void request.socket.destroy();
  return reply(entry.answer.status, entry.answer.body);
}

function accept(
  stub: ResendStub,
  path: string,
  mails: StubMail[],
  mode: string | string[] | undefined,
): { status: number; body: unknown } {
  const isBatch = path === '/emails/batch';
  const refused = (message: string) => ({
    status: 422,
    body: { statusCode: 422, name: 'validation_error', message },
  });
  if (!isBatch && mails.length !== 1) return refused('One mail is expected.');
  if (mails.length > 100) return refused('A batch has at most 100 mails.');
  if (isBatch && mails.some((mail) => 'attachments' in mail || 'scheduled_at' in mail))
    return refused('A batch has neither attachments nor scheduled mails.');
  const errors = mails.flatMap(({ to }, index) =>
    stub.invalid.has(to) ? [{ index, message: 'Invalid `to` field.' }] : [],
  );
  if (errors.length > 0 && mode !== 'permissive') return refused(errors[0]!.message);
  const data = mails
    .filter(({ to }) => !stub.invalid.has(to))
    .map((mail) => {
      const id = mail.headers?.['X-Entity-Ref-ID'] ?? 'unknown';
      if (stub.accepted.has(id)) stub.repeated.push(id);
      stub.accepted.set(id, mail);
      return { id: `re_${id}` };
    });
  if (!isBatch) return { status: 200, body: data[0] };
  return { status: 200, body: mode === 'permissive' ? { data, errors } : { data } };
}
