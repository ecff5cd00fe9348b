import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { api } from '../../test/api.ts';
import { expectTranslated, expectWords, textsOfPage } from '../../test/legible.ts';
import { openPage } from '../../test/page.tsx';

const id = '019a9d3e-7c1f-7d20-9f35-0b6a7c0c2f11';

/** What is the same word in both languages. */
const same = [
  'Actions',
  'Casedoor',
  'Client',
  'Clients',
  'Contact',
  'Date',
  'E-mail',
  'English',
  'Français',
  'Image',
  'Invitations',
  'Logo',
  'Message',
  'Note',
  'Notes',
  'Participants',
  'Parties',
  'Source',
  'Type',
  'UTC',
  ...Intl.supportedValuesOf('timeZone'),
];

/** Opens a page and returns its texts. */
async function textsOf(path: string, heading: string, language: 'en' | 'fr'): Promise<string[]> {
  await openPage(path, { language });
  await expect.element(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
  await expect.poll(() => document.querySelector('[aria-busy=true], .mantine-Skeleton-root')).toBe(null);
  expect(document.documentElement.lang).toBe(language);
  return textsOfPage();
}

it.each([
  ['/users', 'Users', 'Utilisateurs'],
  ['/cases', 'Cases', 'Dossiers'],
  [`/cases/${id}`, 'Léa Martin', 'Léa Martin'],
  ['/signup-links', 'Sign-up links', 'Liens d’inscription'],
  [`/signup-links/${id}`, 'Newsletter', 'Newsletter'],
  ['/parties', 'Parties', 'Parties'],
  ['/imports/users', 'Import users', 'Importer des utilisateurs'],
  ['/audit', 'Audit trail', 'Journal d’audit'],
  ['/organization', 'Organization', 'Organisation'],
  ['/profile', 'My profile', 'Mon profil'],
])('an administrator who reads French finds %s in French', async (path, english, french) => {
  api.answersEveryGet();
  const texts = await textsOf(path, english, 'en');
  await textsOf(path, french, 'fr');
  expectWords();
  expectTranslated(texts, same);
});

it('an administrator who reads French finds the link’s panel in French', async () => {
  api.answersEveryGet();
  const open = async (language: 'en' | 'fr', add: string, send: string) => {
    await openPage('/users', { language });
    await page.getByRole('button', { name: add }).first().click();
    await page.getByRole('dialog').getByRole('button', { name: send }).click();
    await expect.poll(() => page.getByRole('switch').elements().length).toBeGreaterThan(1);
    return textsOfPage();
  };
  const texts = await open('en', 'Add user', 'Send them a sign-up link');
  await open('fr', 'Ajouter un utilisateur', 'Leur envoyer un lien d’inscription');
  await expect.element(page.getByRole('switch', { name: /^Autoriser l’inscription/ })).toBeVisible();
  await expect.element(page.getByRole('switch', { name: /^Créer automatiquement un dossier/ })).toBeVisible();
  expectTranslated(texts, same);
});
