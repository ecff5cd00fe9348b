import type { CaseRole, MemberRole } from './fields.ts';
import type { Say, SentenceKey } from './sentences.ts';

/** What a link promises: the facts that decide its sentences. */
export interface Promised {
  readonly organization: { readonly name: string; readonly notice: string | null };
  readonly joinsAs: MemberRole;
  readonly opensCase: boolean;
  readonly caseRole: CaseRole | null;
  readonly requiresApproval: boolean;
}

/** How the promise is made. */
interface Circumstances {
  /** The link is discreet: its sentences name nobody. */
  readonly discreet: boolean;
  /** The person joins with an account that they have. */
  readonly withAccount: boolean;
}

/** The promise, as its pages show it and as a receipt keeps it. */
export interface PromiseSentences {
  /** What happens: what the person becomes, whether a case is opened, who decides. */
  readonly sentence: string;
  /** What is created, and who sees it. */
  readonly details: string[];
  /** What registering is not; null where nothing is said about that. */
  readonly isNot: string | null;
}

/** Builds the sentences of a promise in the language of `say`. */
export function promiseOf(
  of: Promised,
  { discreet, withAccount }: Circumstances,
  say: Say,
): PromiseSentences {
  const spoken = (key: SentenceKey) => say(key, { organization: of.organization.name, version: '' });
  const account = spoken(withAccount ? 'promise.accountKept' : 'promise.account');
  if (discreet) {
    return {
      sentence: spoken(of.requiresApproval ? 'promise.discreet.whoLater' : 'promise.discreet.who'),
      details: [account, spoken('promise.discreet.seen')],
      // The organization's own notice might name it.
      isNot: of.joinsAs === 'client' ? spoken('promise.discreet.isNot') : null,
    };
  }
  return {
    sentence: spoken(happens(of)),
    details: [
      ...(of.requiresApproval ? [spoken('promise.approval')] : []),
      account,
      ...(of.opensCase ? [] : [spoken('promise.noCase')]),
      spoken(of.opensCase ? 'promise.seenCase' : 'promise.seenAccount'),
    ],
    // An empty notice is none.
    isNot: of.organization.notice || (of.joinsAs === 'client' ? spoken('promise.isNotYet') : null),
  };
}

function happens({ requiresApproval, opensCase, joinsAs, caseRole }: Promised): SentenceKey {
  const when = requiresApproval ? 'later' : 'now';
  if (!opensCase) return `promise.${when}.${joinsAs}`;
  return caseRole === 'staff' ? `promise.${when}.staffCase` : `promise.${when}.clientCase`;
}
