import { readableAgainst } from '@casedoor/contracts/accent-colour';

const usual = '#1f5280';
const white = '#ffffff';

interface WebsiteButton {
  url: string;
  label: string;
  /** Inline styles, by CSS property names in JavaScript spelling. */
  style: Readonly<Record<string, string>>;
  /** The HTML to paste. */
  html: string;
}

/**
 * Returns a link styled as a button for any website: no script, no style sheet, no
 * request to us until it is pressed. `accentColour` is the organization's, #rrggbb;
 * null for the default. It is darkened until white text is readable on it.
 */
export function websiteButton(button: {
  url: string;
  label: string;
  accentColour: string | null;
}): WebsiteButton {
  const { url, label, accentColour } = button;
  const background = (accentColour && readableAgainst(accentColour, white)) ?? usual;
  const style = {
    display: 'inline-block',
    padding: '14px 26px',
    borderRadius: '8px',
    background,
    color: white,
    font: '600 17px/1.4 system-ui,sans-serif',
    textDecoration: 'none',
  };
  const css = Object.entries(style)
    .map(([name, value]) => `${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}:${value}`)
    .join(';');
  return { url, label, style, html: `<a href="${escaped(url)}" style="${css}">${escaped(label)}</a>` };
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
