import { ConnectionError } from '../api/request.ts';

// Not in a catalog, because the catalog failed to load.
const sentences = {
  en: 'This page could not be loaded. Check your connection, then reload it.',
  fr: 'Cette page n’a pas pu être chargée. Vérifiez votre connexion, puis rechargez-la.',
};

/**
 * Shows in both languages that the page could not start, mostly because its catalog failed to load; reloads the page
 * when the browser is back online. Rethrows errors other than ConnectionError.
 */
export function tellNotStarted(root: HTMLElement, fault: unknown): void {
  root.replaceChildren(
    ...Object.entries(sentences).map(([lang, textContent]) =>
      Object.assign(document.createElement('p'), { lang, textContent, className: 'before', role: 'alert' }),
    ),
  );
  if (!(fault instanceof ConnectionError)) throw fault;
  window.addEventListener('online', () => window.location.reload());
}
