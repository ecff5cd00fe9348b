import type { Locator, Page } from '@playwright/test';
import type { Api } from '../api.ts';
import { expect, test } from '../journey.ts';
import { tabTo } from '../keyboard.ts';
import { newestMail } from '../mailbox.ts';
import { codeIn, registrationsOf, secondOrganization, wrongCode } from '../minute.ts';
import { askForPersonalLink, newPerson, type Person } from '../people.ts';
import { unique } from '../unique.ts';

const notice = 'S’inscrire ne crée aucun mandat.';

/** Expects the page in French, with this tab title. */
async function expectFrenchTitle(page: Page, title: string): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
  await expect(page).toHaveTitle(title);
}

/**
 * Expects a step's page: its heading has the focus, so that a screen reader announces it, and the tab has its title.
 */
async function expectStep(page: Page, heading: string, title: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: heading, exact: true })).toBeFocused();
  await expectFrenchTitle(page, title);
}

/** Expects the focus on a field that is marked invalid and has this error as its description. */
async function expectFault(field: Locator, fault: RegExp): Promise<void> {
  await expect(field).toBeFocused();
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(field).toHaveAccessibleDescription(fault);
}

async function press(page: Page, name: string): Promise<void> {
  await tabTo(page, page.getByRole('button', { name, exact: true }));
  await page.keyboard.press('Enter');
}

const last = 'Dernière étape\u00a0: vous';

/** Fills in the page by keyboard: what is missing first, then the name, a short password, the suggested passphrase. */
async function typeNameAndPassphrase(page: Page, person: Person): Promise<void> {
  const { keyboard } = page;
  await press(page, 'Créer mon compte');
  await expectFault(page.getByLabel('Prénom'), /Indiquez votre prénom\./);
  await keyboard.type(person.firstName);
  await keyboard.press('Tab');
  await keyboard.type(person.lastName);
  const password = page.getByLabel('Mot de passe', { exact: true });
  await tabTo(page, password);
  await keyboard.type('cinq!');
  await expect(page.getByRole('status')).toHaveText('5 sur 15 caractères au moins');
  await keyboard.press('Enter');
  await expectFault(password, /Utilisez au moins 15\scaractères/);
  await tabTo(page, page.getByRole('button', { name: 'Proposer une phrase de passe' }));
  await keyboard.press('Space');
  await expect(
    page.locator('[aria-live="polite"]', { hasText: 'Cinq mots, rien que pour vous.' }),
  ).toBeVisible();
  await expect(password).toHaveValue(/^\S+([ -]\S+){4}$/);
  await expect(password).not.toHaveAttribute('aria-invalid');
  // The button has another name now, and still the focus.
  await expect(page.getByRole('button', { name: 'En proposer une autre' })).toBeFocused();
}

async function expectWelcome(page: Page, { firstName }: Person, organization: string): Promise<void> {
  await expectStep(page, `Bienvenue, ${firstName}`, `Bienvenue · ${organization}`);
}

test(
  'by keyboard alone, in French, on a phone: typo, wrong address, wrong code, password, welcome',
  { tag: '@full' },
  async ({ admin, open, faults }) => {
    faults.expect(/^4\d\d POST \/api\/v1\/public\/waiting\/code/);
    const { url } = await admin.signupLink({ locale: 'fr', autoCreateCase: true });
    const person = newPerson('Éloïse');
    const organization = 'Cabinet Durand';
    const page = await open({ phone: true, locale: 'fr-FR' });
    const { keyboard } = page;
    await page.goto(url);
    await expect(page.locator('.lead')).toHaveText(
      `Vous devenez client de ${organization} et un dossier est ouvert à votre nom.`,
    );
    await expectFrenchTitle(page, `Invitation · ${organization}`);
    const address = page.getByLabel('Votre adresse e-mail');
    await tabTo(page, address);
    await keyboard.press('Enter');
    await expectFault(address, /Ce champ est obligatoire\./);
    const mistyped = `eloise.${unique()}`;
    await keyboard.type(`${mistyped}@gmial.com`);
    const meant = page.getByRole('button', { name: `${mistyped}@gmail.com` });
    await expect(meant).toBeVisible();
    await tabTo(page, meant);
    await keyboard.press('Enter');
    await expect(address).toBeFocused();
    await keyboard.press('Enter');

    const waiting = 'Ouvrez votre boîte mail';
    await expectStep(page, waiting, `${waiting} · ${organization}`);
    await tabTo(page, page.getByText('Je n’ai rien reçu'));
    await keyboard.press('Enter');
    await press(page, 'Changer d’adresse');
    await expect(address).toBeFocused();
    await expectFrenchTitle(page, `Invitation · ${organization}`);
    await keyboard.type(person.email);
    await keyboard.press('Enter');
    await expectStep(page, waiting, `${waiting} · ${organization}`);

    const code = codeIn(await newestMail(admin, person.email, 'personal_link'));
    const field = page.getByLabel('Code reçu par e-mail');
    await tabTo(page, field);
    await keyboard.type('12');
    await press(page, 'Continuer avec le code');
    await expectFault(field, /Le code comporte six chiffres\./);
    await keyboard.press('ControlOrMeta+a');
    await keyboard.type(wrongCode(code));
    await expectFault(field, /Ce n’est pas le code/);
    await keyboard.press('ControlOrMeta+a');
    await keyboard.type(code);

    await expectStep(page, last, `${last} · ${organization}`);
    await typeNameAndPassphrase(page, person);
    await press(page, 'Créer mon compte');
    await expectWelcome(page, person, organization);
    await tabTo(page, page.getByRole('link', { name: 'Voir mon dossier' }));
    await keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: `${person.firstName} ${person.lastName}` })).toBeVisible();
  },
);

test(
  'by keyboard alone, in French, on a phone: personal link, notice, welcome',
  { tag: '@full' },
  async ({ newCaller, open }) => {
    const theirs = await secondOrganization(newCaller);
    await setNotice(theirs);
    const organization = 'Other Firm';
    const person = newPerson('Basile');
    const { url } = await theirs.signupLink({ locale: 'fr' });
    const personalLink = await askForPersonalLink((await newCaller()).api, url, person, 'fr');
    const page = await open({ phone: true, locale: 'fr-FR' });
    const { keyboard } = page;
    await page.goto(personalLink);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(last);
    await expectFrenchTitle(page, `${last} · ${organization}`);
    await typeNameAndPassphrase(page, person);
    await expect(page.getByText(notice).first()).toBeVisible();
    await press(page, 'Créer mon compte');
    const read = page.getByLabel('J’ai lu ce texte.');
    await expectFault(read, /Confirmez que vous avez lu ce texte\./);
    await keyboard.press('Space');
    await expect(read).toBeChecked();
    await press(page, 'Créer mon compte');
    await expectWelcome(page, person, organization);
  },
);

async function setNotice(admin: Api): Promise<void> {
  const { version } = await admin.call('GET /organization');
  await admin.call('PATCH /organization', { body: { version, notice, consentForm: 'boxes' } });
}

test(
  'by keyboard alone, in French, on a phone: asking at a closed link',
  { tag: '@full' },
  async ({ admin, open }) => {
    const link = await admin.signupLink({ locale: 'fr' });
    await admin.call('PATCH /signup-links/{signupLinkId}', {
      params: { signupLinkId: link.id },
      body: { version: link.version, allowSignup: false },
    });
    const person = newPerson('Zélie');
    const page = await open({ phone: true, locale: 'fr-FR' });
    const { keyboard } = page;
    await page.goto(link.url);
    const heading = 'Les inscriptions sont suspendues pour le moment';
    await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
    await expectFrenchTitle(page, `${heading} · Cabinet Durand`);
    await press(page, 'Écrire à Cabinet Durand');
    await expect(
      page.getByRole('heading', { name: 'Demander une invitation à Cabinet Durand' }),
    ).toBeFocused();
    const address = page.getByLabel('Votre adresse e-mail');
    await press(page, 'Envoyer ma demande');
    await expectFault(address, /Ce champ est obligatoire\./);
    await keyboard.type(person.email);
    await keyboard.press('Tab');
    await expect(page.getByLabel('Votre nom')).toBeFocused();
    await keyboard.type(`${person.firstName} ${person.lastName}`);
    await keyboard.press('Tab');
    await keyboard.type('Nous avons parlé au téléphone.');
    await press(page, 'Envoyer ma demande');
    await expect(page.getByRole('heading', { name: 'Votre demande est en route' })).toBeFocused();
    await expect(page.getByText(person.email)).toBeVisible();
    await expectFrenchTitle(page, `${heading} · Cabinet Durand`);
  },
);

test(
  'by keyboard alone, in French, on a phone: “This was not me”, from the mail',
  { tag: '@full' },
  async ({ admin, newCaller, open }) => {
    const link = await admin.signupLink({ locale: 'fr' });
    const person = newPerson('Noé');
    await askForPersonalLink((await newCaller()).api, link.url, person, 'fr');
    const mail = await newestMail(admin, person.email, 'personal_link');
    const [disavowalLink = ''] = /http\S+step=withdraw#[\w-]+/.exec(mail.text) ?? [];
    expect(disavowalLink).not.toBe('');
    const page = await open({ phone: true, locale: 'fr-FR' });
    const { keyboard } = page;
    await page.goto(disavowalLink);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Annuler cette inscription\u00a0?');
    await expectFrenchTitle(page, 'Annulation · Cabinet Durand');
    await press(page, 'Continuer');
    const answer = page.getByLabel('Votre réponse');
    await expectFault(answer, /Ce champ est obligatoire\./);
    await keyboard.type('Oui');
    await expect(answer).toHaveValue('yes');
    await press(page, 'Annuler l’inscription');
    const heading = 'Cette inscription a été annulée';
    await expectStep(page, heading, `${heading} · Cabinet Durand`);
    expect(await registrationsOf(admin, link.id)).not.toHaveProperty(person.email);
  },
);
