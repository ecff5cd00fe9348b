/**
 * Returns a mail's HTML for a frame of this page. The frame inherits the page's Content-Security-Policy, which refuses
 * style attributes, so they become rules of a style element with the page's nonce.
 */
export function framedMail(html: string, nonce: string): string {
  const mail = new DOMParser().parseFromString(html, 'text/html');
  const rules: string[] = [];
  for (const element of mail.querySelectorAll('[style]')) {
    const name = String(rules.length);
    rules.push(`[data-framed="${name}"]{${element.getAttribute('style') ?? ''}}`);
    element.removeAttribute('style');
    element.setAttribute('data-framed', name);
  }
  const style = mail.createElement('style');
  style.textContent = rules.join('\n');
  // Last, so that it overrides the mail's own rules, as style attributes would.
  mail.head.append(style);
  for (const each of mail.querySelectorAll('style')) each.setAttribute('nonce', nonce);

  // Links open in a new tab: inside the frame, the app would load without scripts.
  const base = mail.createElement('base');
  base.target = '_blank';
  mail.head.prepend(base);
  return `<!doctype html>${mail.documentElement.outerHTML}`;
}

/** Returns the URLs in a mail's plain text, in order. */
export function linksOf(text: string): string[] {
  const found = text.match(/https?:\/\/[^\s<>"']+/g) ?? [];
  return [...new Set(found.map((link) => link.replace(/[.,;:!?)\]]+$/, '')))];
}
