import { ConnectionError } from '../api/request.ts';

// Here and not in a catalog: it is the catalog that did not come.
const sentences = {
  en: 'This page could not be loaded. Check your connection, then reload it.',
  fr: 'Cette page n’a pas pu être chargée. Vérifiez votre connexion, puis rechargez-la.',
};

/**
 * Tells in both languages that the page could not start because its words did not come, and loads it again when the
 * browser says that the connection is back. Rethrows what is no ConnectionError.
 */
export function tellNotStarted(root: HTMLElement, fault: unknown): void {
  if (!(fault instanceof ConnectionError)) throw fault;
  root.replaceChildren(
    ...Object.entries(sentences).map(([lang, textContent]) =>
      Object.assign(document.createElement('p'), { lang, textContent, className: 'before', role: 'alert' }),
    ),
  );
  window.addEventListener('online', () => window.location.reload());
}
