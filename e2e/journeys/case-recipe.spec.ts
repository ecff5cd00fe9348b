import type { Completion } from '@casedoor/contracts';
import { type Arrival, type Caller, expect, test } from '../journey.ts';
import { newestMail } from '../mailbox.ts';
import { addUserByApi, newPerson, signUpByApi } from '../people.ts';
import { unique } from '../unique.ts';

/** Returns the browser settings of a caller's session. */
async function arrivalOf(caller: Caller | undefined): Promise<Arrival> {
  if (!caller) throw new Error('nobody');
  return { state: await caller.state() };
}

test('a link opens cases by its recipe: role, title, type, staff in turn and a first note', async ({
  admin,
  openAsAdmin,
  newCaller,
  open,
}) => {
  test.setTimeout(300_000);
  const word = unique();
  const type = `Mediation ${word}`;
  const role = `Interpreter ${word}`;
  const staff = [newPerson('Ines'), newPerson('Jonas')];
  const callers: Caller[] = [];
  for (const person of staff) {
    const caller = await newCaller();
    await addUserByApi(admin, caller.api, person, 'staff');
    callers.push(caller);
  }

  const page = await openAsAdmin();
  await test.step('the organization names a case type and a role of its own', async () => {
    await page.goto('/organization');
    const types = page.getByRole('region', { name: 'Case types' });
    await types.getByLabel('New case type').fill(type);
    await types.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(types.getByRole('button', { name: `Rename ${type}` })).toBeVisible();
    const roles = page.getByRole('region', { name: 'Case roles' });
    await roles.getByRole('button', { name: 'Add a case role' }).click();
    await roles.getByLabel('Name').fill(role);
    await expect(roles.getByRole('checkbox', { name: 'see the case' })).toBeChecked();
    await roles.getByRole('button', { name: 'Add case role' }).click();
    await expect(roles.getByRole('button', { name: `Change ${role}` })).toBeVisible();
  });

  const link = await admin.signupLink();
  await test.step('the recipe is set under Auto create case, and shows what it makes', async () => {
    await page.goto(`/signup-links/${link.id}`);
    await page.getByRole('switch', { name: 'Auto create case' }).click();
    await page.getByRole('radio', { name: role }).click();
    const title = page.getByLabel('Case title', { exact: true });
    await title.fill('Intake {name}');
    await expect(page.getByText('Only the fields below can be used in braces')).toBeVisible();
    await title.fill(' ');
    await title.blur();
    await expect(page.getByText('A case needs a title. Not saved yet.')).toBeVisible();
    await title.fill('Intake ');
    const fields = page.getByRole('group', { name: 'Insert a field: Case title' });
    await fields.getByRole('button', { name: 'Last name' }).click();
    await expect(title).toHaveValue('Intake {lastName}');
    await expect(page.getByText('Intake Clarke')).toBeVisible();

    await page.getByRole('button', { name: 'Type, staff and first note' }).click();
    await page.getByLabel('Case type').selectOption(type);
    const people = page.getByRole('combobox', { name: 'Staff who get the case' });
    for (const { firstName, lastName } of staff) {
      await people.fill(lastName);
      await page.getByRole('option', { name: `${firstName} ${lastName}` }).click();
    }
    await page.getByRole('radio', { name: 'One after the other' }).click();
    await page.getByLabel('First note', { exact: true }).fill('Call {firstName} back.');
    await expect(page.getByText('Call Emma back.')).toBeVisible();
    await page.getByLabel('First note', { exact: true }).blur();
    await expect
      .poll(() => admin.call('GET /signup-links/{signupLinkId}', { params: { signupLinkId: link.id } }))
      .toMatchObject({
        autoCreateCase: true,
        caseRole: 'client',
        customCaseRole: role,
        caseTitlePattern: 'Intake {lastName}',
        caseType: type,
        caseStaffAssignment: 'in_turn',
        caseNote: 'Call {firstName} back.',
      });
  });

  const comers = [newPerson('Ada'), newPerson('Bela'), newPerson('Cora')];
  const completions: Completion[] = [];
  const visitors: Caller[] = [];
  for (const person of comers) {
    const visitor = await newCaller();
    completions.push(await signUpByApi(visitor.api, link.url, person));
    visitors.push(visitor);
  }
  await test.step('three people came: the staff took turns, and each was mailed', async () => {
    const given: (string | null)[][] = [];
    for (const completion of completions) {
      const caseId = completion.case?.id ?? '';
      const { participants } = await admin.call('GET /cases/{caseId}', { params: { caseId } });
      given.push(participants.filter(({ caseRole }) => caseRole === 'staff').map(({ email }) => email));
    }
    const [ines, jonas] = staff.map(({ email }) => email);
    expect(given).toEqual([[ines], [jonas], [ines]]);
    await newestMail(admin, ines ?? '', 'new_case', comers[2]?.lastName);
    await newestMail(admin, jonas ?? '', 'new_case', comers[1]?.lastName);
  });

  await test.step('the staff see title, type, role and note; the person sees their case without the note', async () => {
    const [first] = completions;
    const caseId = first?.case?.id ?? '';
    const atWork = await open(await arrivalOf(callers[0]));
    await atWork.goto(`/cases/${caseId}`);
    await expect(atWork.getByRole('heading', { name: `Intake ${comers[0]?.lastName}` })).toBeVisible();
    await expect(atWork.getByText(type).first()).toBeVisible();
    await expect(
      atWork.getByRole('list', { name: role }).getByText(`Ada ${comers[0]?.lastName}`),
    ).toBeVisible();
    await expect(atWork.getByText('Call Ada back.')).toBeVisible();
    await atWork.getByLabel('Add a note').fill('Called; comes on Monday.');
    await atWork.getByRole('button', { name: 'Add note' }).click();
    await expect(atWork.getByRole('blockquote').filter({ hasText: 'comes on Monday' })).toBeVisible();
    await expect(atWork.getByLabel('Add a note')).toHaveValue('');

    const own = await open(await arrivalOf(visitors[0]));
    await own.goto(`/cases/${caseId}`);
    await expect(own.getByRole('heading', { name: `Intake ${comers[0]?.lastName}` })).toBeVisible();
    // The app leads a client to their own page.
    await expect(own).toHaveURL(`/my/cases/${caseId}`);
    await expect(own.getByRole('heading', { name: 'Who works on it' })).toBeVisible();
    await expect(own.getByText('Call Ada back.')).toBeHidden();
    await expect(own.getByLabel('Add a note')).toBeHidden();
  });
});
