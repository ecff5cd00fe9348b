import type { PublicSignupLink, Session } from '@casedoor/contracts';
import { request } from '../../api/request.ts';
import { failureOf } from '../page/failure.ts';
import { followSender } from '../page/language.ts';

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

/** Requests a link while the catalog is loading: saves a round trip on a slow network. */
export function beginLink(token: string): void {
  begun = { token, answers: ask(token) };
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
    // A failed session request must not fail the page.
    request('GET /session', options).catch((fault: unknown) => void failureOf(fault)),
  ]);
}
