import type { Page } from '@playwright/test';
import { expect, test } from '../journey.ts';
import { newestMail, personalLinkIn } from '../mailbox.ts';
import { addUserByApi, newPerson } from '../people.ts';

const english =
  /\b(the|your|you|and|with|please|continue|first name|last name|password|back|sign in|welcome|e-mail address|will be|(?:a|your|auto create) case|step)\b/i;

/** Fails where visible text, an announcement or an accessible name is in English. */
async function expectFrench(page: Page): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
  const shown = await page.locator('body').ariaSnapshot();
  // Ignores the language switch, which names each language in itself, and the roles in the snapshot.
  const names = [...shown.matchAll(/"((?:[^"\\]|\\.)*)"|: (.+)$|^\s*- text: (.+)$/gm)].map(
    (match) => match[1] ?? match[2] ?? match[3],
  );
  expect(names.length).toBeGreaterThan(3);
  expect(
    names.filter((name) => name && name !== 'English' && !name.startsWith('/') && english.test(name)),
    'English words',
  ).toEqual([]);
  expect(await page.title()).not.toMatch(english);
}

/** Returns the text of a mail, without its URLs. */
function wordsOf(text: string): string {
  return text.replaceAll(/https?:\/\/\S+/g, '');
}

test('a French visitor reads French from the link to the welcome, and gets French mails', async ({
  admin,
  open,
}) => {
  const link = await admin.signupLink({ locale: 'fr', autoCreateCase: true });
  const person = newPerson('Léonie');
  const page = await open({ phone: true, locale: 'fr-FR' });
  await page.goto(link.url);
  await expect(page.getByRole('heading', { name: 'Cabinet Durand vous invite' })).toBeVisible();
  await expect(
    page.getByText('Vous devenez client de Cabinet Durand et un dossier est ouvert à votre nom.'),
  ).toBeVisible();
  await page.getByText('Ce qui va se passer, et qui le verra').click();
  await expectFrench(page);
  await page.getByLabel('Votre adresse e-mail').fill('pas une adresse');
  await page.getByRole('button', { name: 'Recevoir mon lien' }).click();
  await expect(page.getByText('Cela ne ressemble pas à une adresse e-mail.')).toBeVisible();
  await page.getByLabel('Votre adresse e-mail').fill(person.email);
  await page.getByRole('button', { name: 'Recevoir mon lien' }).click();
  await expect(page.getByRole('heading', { name: 'Ouvrez votre boîte mail' })).toBeVisible();
  await page.getByText('Je n’ai rien reçu').click();
  await expectFrench(page);

  const mail = await newestMail(admin, person.email, 'personal_link');
  expect(mail.locale).toBe('fr');
  expect(wordsOf(mail.text)).not.toMatch(english);
  await page.goto(personalLinkIn(mail));
  await expect(page.getByRole('heading', { name: 'Dernière étape\u00a0: vous' })).toBeVisible();
  await page.getByText('Téléphone et fuseau horaire').click();
  await page.getByText('Ce qui va se passer, et qui le verra').click();
  await expectFrench(page);
  await page.getByRole('button', { name: 'Créer mon compte' }).click();
  await expect(page.getByText('Indiquez votre prénom.')).toBeVisible();
  await expect(page.getByText('Choisissez un mot de passe.')).toBeVisible();
  await expectFrench(page);
  await page.getByLabel('Prénom').fill(person.firstName);
  await page.getByLabel('Nom', { exact: true }).fill(person.lastName);
  await page.getByRole('button', { name: 'Proposer une phrase de passe' }).click();
  await expect(page.getByText('Cinq mots, rien que pour vous.')).toBeVisible();
  await expect(page.getByText('En créant votre compte, vous acceptez les conditions')).toBeVisible();
  await expectFrench(page);
  await page.getByRole('button', { name: 'Créer mon compte' }).click();
  await expect(page.getByRole('heading', { name: `Bienvenue, ${person.firstName}` })).toBeVisible();
  await expectFrench(page);
  const welcome = await newestMail(admin, person.email, 'welcome');
  expect(welcome.locale).toBe('fr');
  expect(wordsOf(welcome.text)).not.toMatch(english);

  await page.getByRole('link', { name: 'Voir mon dossier' }).click();
  await expect(page.getByRole('heading', { name: `${person.firstName} ${person.lastName}` })).toBeVisible();
  await expectFrench(page);
  await page.goto('/cases');
  await expect(page.getByRole('heading', { name: 'Vos dossiers' })).toBeVisible();
  await expectFrench(page);
});

test(
  'an administrator who reads French finds the dialog’s words in French',
  { tag: '@full' },
  async ({ admin, newCaller, open }) => {
    const manager = await newCaller();
    await addUserByApi(admin, manager.api, newPerson('Margaux'), 'manager');
    await manager.api.call('PATCH /profile', { body: { locale: 'fr' } });
    const page = await open({ state: await manager.state() });
    await page.goto('/users');
    await expect(page.getByRole('heading', { name: 'Utilisateurs' })).toBeVisible();
    await expectFrench(page);
    await page.getByRole('button', { name: 'Ajouter un utilisateur' }).click();
    await page.getByRole('button', { name: 'Leur envoyer un lien d’inscription' }).click();
    await expect(page.getByRole('switch', { name: 'Autoriser l’inscription' })).toBeVisible();
    await expect(page.getByRole('switch', { name: 'Créer automatiquement un dossier' })).toBeVisible();
    await expectFrench(page);
    for (const [path, heading] of [
      ['/cases', 'Dossiers'],
      ['/signup-links', 'Liens d’inscription'],
      ['/organization', 'Organisation'],
      ['/profile', 'Mon profil'],
    ] as const) {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
      await expectFrench(page);
    }
  },
);
