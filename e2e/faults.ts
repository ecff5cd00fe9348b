import { type BrowserContext, expect, type Request } from '@playwright/test';

/** Collects errors in the browser; a test that ends with an unexpected one fails. */
export class Faults {
  readonly #origin: string;
  readonly #expected: RegExp[] = [];
  readonly #found: string[] = [];

  constructor(origin: string) {
    this.#origin = origin;
  }

  /** Expects a fault as part of the journey, such as `/409 PATCH .*signup-links/`. */
  expect(fault: RegExp): void {
    this.#expected.push(fault);
  }

  /** Listens to every page of a context, including those that it opens later. */
  watch(context: BrowserContext): void {
    context.on('weberror', (error) =>
      this.#add(`page error: ${error.error().stack ?? error.error().message}`),
    );
    context.on('console', (message) => {
      // The browser's echo of a failed response, which is recorded below with its status.
      if (message.text().startsWith('Failed to load resource')) return;
      if (message.type() === 'error' || message.text().includes('Content Security Policy')) {
        this.#add(`console: ${message.text()} (${message.location().url})`);
      }
    });
    context.on('request', (request) => {
      if (!this.#isOurs(request)) this.#add(`other origin: ${request.url()}`);
    });
    context.on('requestfailed', (request) => {
      const why = request.failure()?.errorText ?? '';
      // Leaving a page, or cancelling a query, aborts its own requests.
      if (this.#isOurs(request) && why !== 'net::ERR_ABORTED') this.#add(`failed: ${nameOf(request)} ${why}`);
    });
    context.on('response', (response) => {
      if (response.status() >= 400) this.#add(`${response.status()} ${nameOf(response.request())}`);
    });
  }

  /** Fails with all unexpected faults. */
  check(): void {
    const unexpected = this.#found.filter(
      (fault) => !this.#expected.some((expected) => expected.test(fault)),
    );
    expect(unexpected, 'faults in the browser').toEqual([]);
  }

  #add(fault: string): void {
    this.#found.push(fault);
  }

  #isOurs(request: Request): boolean {
    return request.url().startsWith(`${this.#origin}/`) || /^(data|blob|about):/.test(request.url());
  }
}

function nameOf(request: Request): string {
  return `${request.method()} ${new URL(request.url()).pathname}`;
}
