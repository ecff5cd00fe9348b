import { setTimeout as sleep } from 'node:timers/promises';
import type { EndpointAt, RequestOf, ResponseOf, Route, SignupLink } from '@casedoor/contracts';
import type { APIRequestContext, APIResponse } from '@playwright/test';
import { unique } from './unique.ts';

type Options<R extends Route> = RequestOf<EndpointAt<R>> & { bearer?: string };
type Arguments<R extends Route> =
  Record<never, never> extends RequestOf<EndpointAt<R>> ? [options?: Options<R>] : [options: Options<R>];

/** A refusal by the API. */
export interface Refusal {
  readonly status: number;
  readonly code: string;
}

/** A client of the REST API for one caller, typed by the contract. */
export class Api {
  readonly #http: APIRequestContext;
  readonly #mailbox: APIRequestContext;

  /** `mailbox` reads the mails: without a proxy's header, for `/mailbox` refuses what a proxy passes on. */
  constructor(http: APIRequestContext, mailbox = http) {
    this.#http = http;
    this.#mailbox = mailbox;
  }

  /** Calls an endpoint; throws with the whole answer where it refuses. */
  async call<R extends Route>(route: R, ...[options]: Arguments<R>): Promise<ResponseOf<EndpointAt<R>>> {
    const response = await this.#send(route, options);
    if (!response.ok()) throw new Error(`${route} answered ${response.status()}: ${await response.text()}`);
    return (response.status() === 204 ? undefined : await response.json()) as ResponseOf<EndpointAt<R>>;
  }

  /** Calls an endpoint that must refuse, and returns the refusal. */
  async refusal<R extends Route>(route: R, ...[options]: Arguments<R>): Promise<Refusal> {
    const response = await this.#send(route, options);
    if (response.ok()) throw new Error(`${route} was not refused: ${await response.text()}`);
    const { status, code } = (await response.json()) as Refusal;
    return { status, code };
  }

  /** Creates the test's own sign-up link: switched on and in English by default. */
  signupLink(settings: Partial<RequestOf<EndpointAt<'POST /signup-links'>>['body']> = {}): Promise<OpenLink> {
    const body = { title: `Link ${unique()}`, allowSignup: true, locale: 'en' as const, ...settings };
    return this.call('POST /signup-links', { body }) as Promise<OpenLink>;
  }

  async #send(route: Route, options: unknown): Promise<APIResponse> {
    const { params, query, headers, body, bearer } = (options ?? {}) as {
      params?: Record<string, string>;
      query?: Record<string, string | number | boolean>;
      headers?: Record<string, string>;
      body?: unknown;
      bearer?: string;
    };
    const [method = 'GET', pattern = '/'] = route.split(' ');
    const path = pattern.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
      encodeURIComponent(params?.[name] ?? ''),
    );
    const http = pattern === '/mailbox' ? this.#mailbox : this.#http;
    const ask = () =>
      http.fetch(`/api/v1${path}`, {
        method,
        headers: { ...headers, ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }) },
        ...(query === undefined ? {} : { params: query }),
        ...(body === undefined ? {} : { data: body }),
      });
    let response = await ask();
    // On a machine that stalls for two seconds, the API answers 503 with Retry-After.
    for (let asked = 1; response.status() === 503 && asked < 5; asked += 1) {
      await sleep(Number(response.headers()['retry-after'] ?? 1) * 1000);
      response = await ask();
    }
    return response;
  }
}

/** A link that was switched on, so it has a URL. */
export type OpenLink = SignupLink & { url: string };
