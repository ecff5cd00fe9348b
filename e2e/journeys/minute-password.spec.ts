import { expectAccessible } from '../accessibility.ts';
import { expect, test } from '../journey.ts';
import { newestMail, personalLinkIn } from '../mailbox.ts';
import { newPerson } from '../people.ts';
import { askForMail, createButton, openPersonalLink } from '../registration-steps.ts';

test(
  'a common password is refused where it is typed, and nothing else is lost',
  { tag: '@full' },
  async ({ admin, faults, open }) => {
    faults.expect(/^400 POST \/api\/v1\/public\/registration\/complete/);
    const link = await admin.signupLink();
    const person = newPerson('Olive');
    const page = await open({ phone: true });
    await page.goto(link.url);
    await page.getByRole('button', { name: 'English' }).click();
    await askForMail(page, person.email);
    await openPersonalLink(
      page,
      personalLinkIn(await newestMail(admin, person.email, 'personal_link')),
      person,
    );

    const field = page.getByLabel('Password', { exact: true });
    await field.fill('motdepasse1234567890');
    await createButton(page).click();
    await expect(page.getByText(/too easy to guess|easy to guess|common/i).first()).toBeVisible();
    await expect(field).toBeFocused();
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    await expect(page.getByText('Good length')).toBeHidden();
    await expectAccessible(page, 'a password that was refused', 'phone');

    await field.fill('seven quiet rivers below the orchard');
    await expect(page.getByText(/^Good length/).first()).toBeVisible();
    await createButton(page).click();
    await expect(page.getByText('Your registration with Cabinet Durand is complete')).toBeVisible();
  },
);

test(
  'an invited person reads what will happen, and what it is not, before typing anything',
  { tag: '@full' },
  async ({ admin, open }) => {
    const link = await admin.signupLink({ autoCreateCase: true, caseRole: 'client' });
    const person = newPerson('Ulysse');
    await admin.call('POST /signup-links/{signupLinkId}/invitations', {
      params: { signupLinkId: link.id },
      body: { recipients: [{ email: person.email, locale: 'fr' }] },
    });
    const page = await open({ phone: true, locale: 'fr-FR' });
    await page.goto(personalLinkIn(await newestMail(admin, person.email, 'invitation')));
    await expect(
      page.getByText(/^Vous devenez client de Cabinet Durand et un dossier est ouvert/),
    ).toBeVisible();
    await page.getByText('Ce qui va se passer, et qui le verra').click();
    await expect(page.getByRole('heading', { name: 'Bon à savoir' })).toBeVisible();
    await expect(page.getByText('Cabinet Durand n’a pas encore accepté d’agir pour vous.')).toBeVisible();
    await expect(page.getByLabel('Prénom')).toHaveValue('');
    await expectAccessible(page, 'an invitation’s first page', 'phone');
  },
);
