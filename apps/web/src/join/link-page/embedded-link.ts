import { type EmbeddedLink, embeddedLinkId } from '@casedoor/contracts/embedded-link';

/** Returns the link that the server wrote into the page, once: a later load asks the API. Null where there is none. */
export function takeEmbedded(): EmbeddedLink | null {
  const element = document.getElementById(embeddedLinkId);
  element?.remove();
  return element?.textContent ? (JSON.parse(element.textContent) as EmbeddedLink) : null;
}
