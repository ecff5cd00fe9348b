import { readableAgainst } from '@casedoor/contracts/accent-colour';
import type { CSSProperties } from 'react';

// Colours and fonts of the pages (apps/web/src/ui/tokens.css): a mail cannot use their variables.
export const sans = '-apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, Helvetica, Arial, sans-serif';
export const serif =
  "ui-serif, 'New York', 'Iowan Old Style', 'Palatino Linotype', Palatino, 'Noto Serif', Georgia, serif";
export const ink = '#1d2733';
export const softInk = '#566170';
export const paper = '#ffffff';
export const raised = '#f3f0ea';
export const line = '#e2ddd4';
const accent = '#1f5280';
const dark = {
  paper: '#1b2127',
  raised: '#232a32',
  ink: '#e7eaee',
  softInk: '#a9b3be',
  line: '#323b45',
  accent: '#93bde3',
  onAccent: '#0c1a29',
};

/** The accent on light and on dark: the organization's, corrected until it can be read, or ours. */
export function accentsOf(colour: string | null): { light: string; dark: string } {
  return {
    light: (colour && readableAgainst(colour, raised)) ?? accent,
    dark: (colour && readableAgainst(colour, dark.raised)) ?? dark.accent,
  };
}

/** Inline styles carry the look; these only widen the button on a phone, and switch to dark where a mail program can. */
export function stylesheet(darkAccent: string): string {
  return `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (max-width: 480px) {
  .button-table { width: 100% !important; }
  .button { display: block !important; }
}
@media (prefers-color-scheme: dark) {
  .paper, .paper > table > tbody > tr > td { background-color: ${dark.paper} !important; }
  .ink { color: ${dark.ink} !important; }
  .soft { color: ${dark.softInk} !important; }
  .line { border-color: ${dark.line} !important; }
  .note { background-color: ${dark.raised} !important; border-color: ${darkAccent} !important; }
  .link { color: ${darkAccent} !important; }
  .rule, .button-cell { background-color: ${darkAccent} !important; }
  .button { color: ${dark.onAccent} !important; }
  .logo { background-color: #ffffff !important; padding: 4px !important; }
}`;
}

/** What Word's engine (Outlook) reads instead of the padding of a link, which it ignores. */
export function withWordPadding(style: CSSProperties, padding: string): CSSProperties {
  return { ...style, msoPaddingAlt: padding } as CSSProperties;
}
