import type { Locale, PublicSignupLink } from '@casedoor/contracts';
import { readableAccents } from '@casedoor/contracts/accent-colour';
import { type EmbeddedLink, embeddedLinkId } from '@casedoor/contracts/embedded-link';
import { escapeHtml } from './escape-html.ts';
import { joinPageWords } from './join-page-words.ts';

/** A link's page, as it is written. */
export interface LinkPage extends EmbeddedLink {
  locale: Locale;
  appOrigin: string;
  /** The page's path, without source tags. */
  path: string;
  /** Inside a website. */
  framed: boolean;
  /** Nonce of the page's Content-Security-Policy. */
  nonce: string;
}

type Organization = PublicSignupLink['organization'];

/**
 * Fills join.html for a link: title, preview, the link's data, and what people see before, or without, its scripts. For
 * a discreet link, language and neutral words alone: previews, histories and caches must not name the organization.
 */
export function fillJoinPage(html: string, page: LinkPage): string {
  const { discreet } = page.link;
  const parts: Record<string, string> = {
    head: previewOf(page) + (discreet ? '' : dataOf(page)),
    root: discreet ? withoutScripts(page.locale, null) : letterOf(page),
  };
  return html
    .replace('<html lang="en">', `<html lang="${page.locale}">`)
    .replaceAll(
      /<!-- part:(\w+) -->[^]*?<!-- \/part -->/g,
      (whole, name: string) => parts[name]?.trim() ?? whole,
    );
}

/** Title, description and Open Graph (ogp.me), which messengers show. */
function previewOf({ link, locale, appOrigin, path }: LinkPage): string {
  const words = joinPageWords[locale];
  const { name, logoUrl } = link.organization;
  const [title, description] = link.discreet
    ? [words.discreetTitle, words.discreet]
    : link.state === 'open'
      ? [words.invites(name), words.howLong]
      : [words.invitation(name), words.closed];
  const properties = {
    'og:title': title,
    'og:description': description,
    'og:type': 'website',
    'og:locale': { en: 'en_GB', fr: 'fr_FR' }[locale],
    'og:url': appOrigin + path,
    'og:site_name': link.discreet ? null : name,
    'og:image': link.discreet || logoUrl === null ? null : appOrigin + logoUrl,
  };
  return `
    <meta name="description" content="${escapeHtml(description)}" />
    <title>${escapeHtml(title)}</title>
    ${Object.entries(properties)
      .filter((entry): entry is [string, string] => entry[1] !== null)
      .map(([property, content]) => `<meta property="${property}" content="${escapeHtml(content)}" />`)
      .join('\n    ')}`;
}

/** The link for the page's scripts, and the accent for its styles. */
function dataOf({ link, mayBeSignedIn, nonce }: LinkPage): string {
  const embedded: EmbeddedLink = { link, mayBeSignedIn };
  const accents = readableAccents(link.organization.accentColour);
  const style = accents
    ? `<style nonce="${nonce}">:root { --accent-light: ${accents.light}; --accent-dark: ${accents.dark}; }</style>`
    : '';
  // "<" could end the element or open a comment.
  const json = JSON.stringify(embedded).replaceAll('<', '\\u003c');
  return `
    ${style}
    <script type="application/json" id="${embeddedLinkId}">${json}</script>`;
}

/** The letterhead, in the elements and classes of the page that takes its place; a frame has none. */
function letterOf({ link, locale, framed }: LinkPage): string {
  const { organization, state } = link;
  const { name, logoUrl, accentColour } = organization;
  const words = joinPageWords[locale];
  const letter = `
          <noscript>
            <h1>${escapeHtml(state === 'open' ? words.invites(name) : words.invitation(name))}</h1>
            ${state === 'open' ? '' : `<p>${words.closed}</p>`}
          </noscript>
          ${withoutScripts(locale, organization)}`;
  if (framed) return letter;
  return `
      <div class="${accentColour === null ? 'sheet' : 'sheet branded'}">
        <header class="letterhead">
          <div class="sender">
            ${logoUrl === null ? '' : `<img class="logo" src="${escapeHtml(logoUrl)}" alt="" />`}
            <span class="sender-name">${escapeHtml(name)}</span>
          </div>
        </header>
        <main class="letter">${letter}
        </main>
      </div>`;
}

/** Why the page needs scripts, and whom to ask; of an organization, how to reach it. */
function withoutScripts(locale: Locale, organization: Organization | null): string {
  const words = joinPageWords[locale];
  const contacts = organization ? contactsOf(organization) : [];
  const help =
    organization && contacts.length > 0
      ? `<p>${escapeHtml(words.contact(organization.name))}</p>
            <ul>${contacts.map((contact) => `<li>${contact}</li>`).join('')}</ul>`
      : `<p>${words.askGiver}</p>`;
  return `<p class="before">${words.oneMoment}</p>
          <noscript>
            <p>${words.needsScripts}</p>
            ${help}
          </noscript>`;
}

function contactsOf({ contactEmail, contactPhone, contactUrl, postalAddress }: Organization): string[] {
  const linkTo = (scheme: string, target: string | null) =>
    target && `<a href="${escapeHtml(scheme + target.replaceAll(' ', ''))}">${escapeHtml(target)}</a>`;
  return [
    linkTo('mailto:', contactEmail),
    linkTo('tel:', contactPhone),
    linkTo('', contactUrl),
    postalAddress && escapeHtml(postalAddress.split('\n').join(', ')),
  ].filter((contact): contact is string => Boolean(contact));
}
