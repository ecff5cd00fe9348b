// Mutants that no test can or need detect, each with the reason.
const api = 'apps/api/src';

export const survivors = [
  {
    file: `${api}/door/completions/completion-key.ts`,
    original: "'key'",
    replacement: '""',
    reason: 'one purpose that differs keeps keys and bodies apart',
  },
  {
    file: `${api}/door/completions/completion-key.ts`,
    original: "'body'",
    replacement: '""',
    reason: 'one purpose that differs keeps keys and bodies apart',
  },
  {
    file: `${api}/door/signup-links/signup-link.ts`,
    original: 'link.alarmAt !== null',
    replacement: 'true',
    reason: 'no moment is before null',
  },
  {
    file: `${api}/people/credentials/judge-password.ts`,
    original: String.raw`/[^\p{L}\p{N}]+/u`,
    replacement: String.raw`/[^\p{L}\p{N}]/u`,
    reason: 'the empty words between two marks are too short to count',
  },
  {
    file: `${api}/people/credentials/judge-password.ts`,
    original: 'strength.check(normalized).score >= 3',
    replacement: 'strength.check(normalized).score > 3',
    reason: 'chooses between two refusals; no password was found that has this score there',
  },
  {
    file: `${api}/platform/http/cross-site.ts`,
    original: 'origin !== undefined',
    replacement: 'true',
    reason: 'the list of allowed origins never contains undefined',
  },
  {
    file: `${api}/platform/mail/email-address.ts`,
    original: String.raw`/^\*\./`,
    replacement: String.raw`/\*\./`,
    reason: 'a domain has its star at the beginning or not at all',
  },
  {
    file: `${api}/platform/mail/email-address.ts`,
    original: 'canonicalDomain(readable) === name',
    replacement: 'true',
    reason: 'Node converts no domain that does not convert back; the check does not rely on that',
  },
];
