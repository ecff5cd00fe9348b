import { readableAccents } from '@casedoor/contracts/accent-colour';
import type { Member } from '../../people/access/member.ts';
import { findLogo } from '../../people/organizations/find-logo.ts';
import { squareSizeOf } from '../../people/organizations/logo.ts';
import type { Database } from '../../platform/database/client.ts';
import type { TextFile } from '../../platform/http/serve-endpoint.ts';
import { findLetterhead } from './find-letterhead.ts';
import type { LinkWords } from './link-words.ts';

/** Names of a home screen's icon that give nobody away. */
const neutralName = { en: 'My file', fr: 'Mon dossier' } as const;

/**
 * Returns the web app manifest (W3C) for the home screen of a member: the organization's name, colour and, if it is a
 * square, its logo. Others see a home screen: for who came through a discreet link it has a neutral name and icon.
 */
export async function findHomeScreen(
  database: Database,
  member: Member,
  linkWords: LinkWords,
): Promise<TextFile> {
  const { organization, reader, discreet } = await findLetterhead(database, member, linkWords);
  const logo = discreet ? null : await findLogo(database, member.organizationId);
  const size = logo && squareSizeOf(logo);
  const name = discreet ? neutralName[reader.locale] : organization.name;
  const accents = discreet ? null : readableAccents(organization.accentColour);
  const icons = [
    ...(size && organization.logoUrl
      ? [{ src: organization.logoUrl, sizes: `${size}x${size}`, type: logo.mediaType }]
      : []),
    { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' },
  ];
  const manifest = {
    // One icon for each organization of a person.
    id: `/my/${member.organizationId}`,
    name,
    short_name: name,
    lang: reader.locale,
    start_url: '/my/cases',
    // The whole origin: signing in again, a new password and the profile are in the app's window too.
    scope: '/',
    display: 'standalone',
    background_color: '#ffffff',
    ...(accents ? { theme_color: accents.light } : {}),
    icons,
  };
  return { name: 'home-screen.webmanifest', text: JSON.stringify(manifest) };
}
