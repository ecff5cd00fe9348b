import type { PublicSignupLink } from './signup-links.ts';

// Apart from the schemas, which the invitee's page does not load.

/** Id of the element of the link page's HTML that contains an `EmbeddedLink` as JSON. */
export const embeddedLinkId = 'embedded-link';

/** What the server writes into the HTML of the link page, so that the page needs no request to show itself. */
export interface EmbeddedLink {
  readonly link: PublicSignupLink;
  /** False for a browser that sent no cookie: nobody can be signed in, so the page need not ask. */
  readonly mayBeSignedIn: boolean;
}
