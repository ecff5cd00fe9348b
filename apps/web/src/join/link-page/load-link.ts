import type { PublicSignupLink, Session } from '@casedoor/contracts';
import type { EmbeddedLink } from '@casedoor/contracts/embedded-link';
import { request } from '../../api/request.ts';
import { failureOf } from '../page/failure.ts';
import { followSender } from '../page/language.ts';
import { takeEmbedded } from './embedded-link.ts';

/** The data of the link page. */
export interface FoundLink {
  readonly link: PublicSignupLink;
  /** Address of this browser's session, if there is one. */
  readonly signedInAs: string | null;
  /** That session's person belongs to the link's organization already. */
  readonly alreadyMember: boolean;
}

type Answers = Promise<readonly [PublicSignupLink, Session | undefined]>;
let begun: { readonly token: string; readonly answers: Answers } | null = null;

/**
 * Takes a link from the page's HTML, or requests it while the catalog is loading: either saves a round trip on a slow
 * network.
 */
export function beginLink(token: string): void {
  const embedded = takeEmbedded();
  begun = { token, answers: embedded ? complete(embedded) : ask(token) };
  // Avoids an unhandled rejection; loadLink reports the failure.
  begun.answers.catch(() => undefined);
}

/** Returns a link and the session's address, in the language of the sender. Throws ProblemError and ConnectionError. */
export async function loadLink(token: string, signal: AbortSignal): Promise<FoundLink> {
  const early = begun?.token === token ? begun.answers : null;
  begun = null;
  const [link, session] = await (early ?? ask(token, signal));
  await followSender(link.locale);
  return {
    link,
    signedInAs: session?.user?.email ?? null,
    alreadyMember:
      session?.memberships.some(({ organization }) => organization.id === link.organization.id) ?? false,
  };
}

function ask(token: string, signal?: AbortSignal): Answers {
  const options = signal === undefined ? {} : { signal };
  return Promise.all([
    request('GET /public/signup-links/{token}', { params: { token }, ...options }),
    askSession(options),
  ]);
}

async function complete({ link, mayBeSignedIn }: EmbeddedLink): Answers {
  return [link, mayBeSignedIn ? await askSession() : undefined];
}

// A failed session request must not fail the page.
const askSession = (options: { readonly signal?: AbortSignal } = {}) =>
  request('GET /session', options).catch((fault: unknown) => void failureOf(fault));
