import type { PublicSignupLink, Session } from '@casedoor/contracts';
import { request } from '../../api/request.ts';
import { failureOf } from '../page/failure.ts';
import { followSender } from '../page/language.ts';

/** What the link page shows. */
export interface FoundLink {
  readonly link: PublicSignupLink;
  /** Address of the session in this browser, if there is one. */
  readonly signedInAs: string | null;
}

type Answers = Promise<readonly [PublicSignupLink, Session | undefined]>;
let begun: { readonly token: string; readonly answers: Answers } | null = null;

/** Asks for a link while the words of the page are on their way: on a slow network a round trip less to wait for. */
export function beginLink(token: string): void {
  begun = { token, answers: ask(token) };
  // Whoever takes the answers sees what went wrong.
  begun.answers.catch(() => undefined);
}

/** A link and who is signed in, in the language of the sender. Throws ProblemError and ConnectionError. */
export async function loadLink(token: string, signal: AbortSignal): Promise<FoundLink> {
  const early = begun?.token === token ? begun.answers : null;
  begun = null;
  const [link, session] = await (early ?? ask(token, signal));
  await followSender(link.locale);
  return { link, signedInAs: session?.user?.email ?? null };
}

function ask(token: string, signal?: AbortSignal): Answers {
  const options = signal === undefined ? {} : { signal };
  return Promise.all([
    request('GET /public/signup-links/{token}', { params: { token }, ...options }),
    // Who is signed in is worth a question, not a failure of the page.
    request('GET /session', options).catch((fault: unknown) => void failureOf(fault)),
  ]);
}
