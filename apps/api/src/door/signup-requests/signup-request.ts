import type { SignupRequest } from '@casedoor/contracts';
import { fullName, memberNameFields } from '../../people/access/member-name.ts';
import type { Prisma } from '../../platform/database/client.ts';
import { asLocale } from '../../platform/database/locale.ts';
import { linkState } from '../signup-links/signup-link.ts';

/** What to read of a request to show it to administrators. */
export const requestWithLink = {
  signupLink: true,
  answeredBy: { select: memberNameFields },
} satisfies Prisma.SignupRequestInclude;

type RequestRow = Prisma.SignupRequestGetPayload<{ include: typeof requestWithLink }>;

/** A request as administrators see it; `now` is the database's clock. */
export function presentSignupRequest(request: RequestRow, now: Date): SignupRequest {
  const { signupLink } = request;
  return {
    id: request.id,
    email: request.email,
    name: request.name,
    message: request.message,
    locale: asLocale(request.locale),
    state: request.state,
    signupLink: { id: signupLink.id, title: signupLink.title, state: linkState(signupLink, now) },
    createdAt: request.createdAt.toISOString(),
    answeredAt: request.answeredAt?.toISOString() ?? null,
    answeredBy: fullName(request.answeredBy),
  };
}
