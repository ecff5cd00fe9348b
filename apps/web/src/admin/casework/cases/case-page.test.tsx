import { beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { api } from '../../../../test/api.ts';
import { expectFits, expectTranslated, expectWords, textsOfPage } from '../../../../test/legible.ts';
import { openPage } from '../../../../test/page.tsx';

const get = 'GET /cases/{caseId}';
const change = 'PATCH /cases/{caseId}';
const address = '/cases/019a9d3e-7c1f-7d20-9f35-0b6a7c0c2f11';
const opened = { version: 3, title: 'Martin v. Roe', hold: null } as const;

const alert = page.getByRole('alert');
const heading = (name: string) => page.getByRole('heading', { name });
const button = (name: string) => page.getByRole('button', { name, exact: true });
const title = page.getByLabelText('Title');

beforeEach(() => {
  api.answers('GET /case-types');
  api.hangs('GET /cases/{caseId}/arrival');
});

describe('the page', () => {
  it('keeps its place while the case is on its way', async () => {
    api.hangs(get);
    await openPage(address);
    await expect.element(page.getByRole('status').filter({ hasText: 'Loading…' })).toBeVisible();
  });

  it.each(['case_not_found', 'request_invalid'] as const)(
    'says that there is no such case (%s)',
    async (code) => {
      api.refuses(get, code);
      await openPage(address);
      await expect.element(heading('This case does not exist')).toBeVisible();
    },
  );

  it('says a fault of ours, or a lost connection, and is there at the next try', async () => {
    api.refuses(get, 'server_error');
    await openPage(address);
    await expect.element(alert).toMatchTextContent(/went wrong on our side/);
    api.isUnreachable(get);
    await button('Try again').click();
    await expect.element(alert).toMatchTextContent(/no connection/);
    api.answers(get, opened);
    await button('Try again').click();
    await expect.element(heading(opened.title)).toBeVisible();
  });

  it('leads a client without rights to their own page, which the server serves', async () => {
    const { navigation } = window as unknown as { navigation: EventTarget };
    const reloads: string[] = [];
    const keep = (event: Event) => {
      if ((event as Event & { navigationType: string }).navigationType !== 'reload') return;
      reloads.push(window.location.pathname);
      event.preventDefault();
    };
    navigation.addEventListener('navigate', keep);
    api.answers(get, { ...opened, rights: { change: false, manageParticipants: false } });
    await openPage(address, { as: 'client' });
    await expect.poll(() => reloads.at(0)).toBe(`/my${address}`);
  });

  it('sets and takes back the appointment, in the organization’s time zone', async () => {
    api.answers(get, { ...opened, appointmentAt: null });
    api.answers(change, { ...opened, version: 4, appointmentAt: '2026-12-24T08:30:00.000Z' });
    await openPage(address);
    const field = page.getByLabelText('Next appointment (optional)');
    await field.fill('2026-12-24T09:30');
    await button('Save changes').click();
    await expect
      .poll(() => api.sent(change).at(0)?.body)
      .toEqual({ version: 3, appointmentAt: '2026-12-24T08:30:00.000Z' });
    await expect.element(field).toHaveValue('2026-12-24T09:30');
    await field.fill('');
    await button('Save changes').click();
    await expect.poll(() => api.sent(change).at(1)?.body).toEqual({ version: 4, appointmentAt: null });
  });

  it('lets a client whose role allows it change the case', async () => {
    api.answers(get, { ...opened, rights: { change: true, manageParticipants: false } });
    await openPage(address, { as: 'client' });
    await expect.element(title).toHaveValue(opened.title);
    await expect.element(page.getByRole('button', { name: 'Add a participant' })).not.toBeInTheDocument();
  });

  it.each([320, 1280])('fits into %d pixels with the longest names, in both languages', async (width) => {
    const long = 'Donaudampfschifffahrtsgesellschaftskapitän'.repeat(2);
    const record = {
      title: 'T'.repeat(200),
      type: long,
      participants: [
        { firstName: long, lastName: long, email: `${'m'.repeat(60)}@${'sub.'.repeat(20)}example.com` },
      ],
      signupLink: { title: long },
      hold: { matches: [{ name: long, note: long }], decisions: [{ decision: 'kept' as const, note: long }] },
      timeline: [{ action: 'note' as const, details: { text: long } }],
    };
    api.answers(get, record);
    await openPage(address, { width });
    await expect.element(heading(record.title)).toBeVisible();
    expectFits();
    const english = textsOfPage();
    await openPage(address, { width, language: 'fr' });
    await expect.element(heading(record.title)).toBeVisible();
    expectFits();
    expectWords();
    expectTranslated(english, ['Casedoor', 'Parties', 'Participants', 'Type', 'Client', 'Clients']);
  });
});

describe('the details', () => {
  async function typeTitle(text: string): Promise<void> {
    api.answers(get, opened);
    await openPage(address);
    await title.fill(text);
  }

  it('are saved with the version that was read, by keyboard, and the save is undone', async () => {
    await typeTitle('Martin v. Doe');
    await expect.element(page.getByText('Not saved yet.')).toBeVisible();
    api.answers(change, ({ body }) => ({
      ...opened,
      version: body.version + 1,
      title: body.title ?? opened.title,
    }));
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByText('Changes saved.')).toBeVisible();
    await button('Undo').click();
    await expect.element(title).toHaveValue(opened.title);
    expect(api.sent(change).map(({ body }) => body)).toEqual([
      { version: 3, title: 'Martin v. Doe' },
      { version: 4, title: opened.title },
    ]);
  });

  it('say beside its field what is refused, and keep what was typed', async () => {
    await typeTitle('Martin v. Doe');
    api.refuses(change, 'request_invalid', { title: 'invalid' });
    await button('Save changes').click();
    await expect.element(title).toHaveAccessibleDescription('This value is not valid.');
    await expect.element(title).toHaveFocus();
    await expect.element(title).toHaveValue('Martin v. Doe');
  });

  it('are not sent while the title is missing', async () => {
    await typeTitle(' ');
    await button('Save changes').click();
    await expect.element(title).toHaveAttribute('aria-invalid', 'true');
    expect(api.sent(change)).toEqual([]);
  });

  it('say what belongs to no field, and that there is no connection', async () => {
    await typeTitle('Martin v. Doe');
    api.refuses(change, 'case_held');
    await button('Save changes').click();
    await expect.element(alert).toBeVisible();
    api.isUnreachable(change);
    await button('Save changes').click();
    await expect.element(alert).toMatchTextContent(/no connection/);
    await expect.element(title).toHaveValue('Martin v. Doe');
  });

  it('are back as they were once discarded', async () => {
    await typeTitle('Martin v. Doe');
    await button('Discard changes').click();
    await expect.element(title).toHaveValue(opened.title);
    await expect.element(button('Save changes')).toBeDisabled();
  });

  it('are not called saved any more once a later save is refused', async () => {
    await typeTitle('Martin v. Doe');
    api.answers(change, { ...opened, version: 4, title: 'Martin v. Doe' });
    await button('Save changes').click();
    await expect.element(page.getByText('Changes saved.')).toBeVisible();
    await title.fill('Martin v. Poe');
    api.refuses(change, 'request_invalid', { title: 'invalid' });
    await button('Save changes').click();
    await expect.element(title).toHaveAttribute('aria-invalid', 'true');
    await expect.element(page.getByText('Changes saved.')).not.toBeInTheDocument();
    await expect.element(page.getByText('Not saved yet.')).toBeVisible();
  });

  it('whose save got no answer are saved by the next try, and nobody else is named', async () => {
    await typeTitle('Martin v. Doe');
    api.isUnreachable(change);
    await button('Save changes').click();
    await expect.element(alert).toMatchTextContent(/no connection/);
    api.answers(get, { ...opened, version: 4, title: 'Martin v. Doe' });
    api.refuses(change, 'case_changed');
    await button('Save changes').click();
    await expect.element(page.getByText('Changes saved.')).toBeVisible();
    await expect.element(page.getByText(/Someone else/)).not.toBeInTheDocument();
    await expect.element(title).toHaveValue('Martin v. Doe');
  });

  it('stay typed while the connection is away and back, and what others changed is shown beside them', async () => {
    await typeTitle('Martin v. Doe');
    api.answers(get, { ...opened, version: 4, type: 'Family' });
    window.dispatchEvent(new Event('offline'));
    window.dispatchEvent(new Event('online'));
    await expect.element(page.getByText(/Family ·/)).toBeVisible();
    await expect.element(title).toHaveValue('Martin v. Doe');
    await expect.element(page.getByText('Not saved yet.')).toBeVisible();
  });

  it('are asked about beside a note, each by its name, before the page is left', async () => {
    await typeTitle('Martin v. Doe');
    await page.getByLabelText('Add a note').fill('Called.');
    await page.getByLabelText('Add a note').fill('');
    await page.getByRole('link', { name: 'All cases' }).click();
    const question = page.getByRole('dialog', { name: 'Leave without saving?' });
    await expect.element(question.getByRole('listitem')).toHaveTextContent('Details');
    await question.getByRole('button', { name: 'Cancel' }).click();
    await page.getByLabelText('Add a note').fill('Called.');
    await page.getByRole('link', { name: 'All cases' }).click();
    await expect.element(question.getByRole('listitem')).toHaveLength(2);
    await expect.element(question).toMatchTextContent(/Details.*Add a note/);
  });

  it('are asked about before signing out', async () => {
    await typeTitle('Martin v. Doe');
    await button('Your account').click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await expect.element(page.getByRole('dialog', { name: 'Leave without saving?' })).toBeVisible();
    expect(api.sent('DELETE /session')).toEqual([]);
  });

  it('are asked about before the page is left', async () => {
    await typeTitle('Martin v. Doe');
    await page.getByRole('link', { name: 'All cases' }).click();
    await expect.element(page.getByRole('dialog', { name: 'Leave without saving?' })).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(title).toHaveValue('Martin v. Doe');
  });

  describe('that somebody else has changed meanwhile', () => {
    const theirs = { ...opened, version: 4, status: 'closed' } as const;

    beforeEach(async () => {
      await typeTitle('Martin v. Doe');
      api.answers(get, theirs);
      api.refuses(change, 'case_changed');
      await button('Save changes').click();
      await expect.element(alert).toMatchTextContent(/Someone else changed this case.*Status: Closed/);
      await expect.element(title).toHaveValue('Martin v. Doe');
    });

    it('are saved all the same, over the newer version, and keep the other change', async () => {
      api.answers(change, { ...theirs, version: 5, title: 'Martin v. Doe' });
      await button('Save mine anyway').click();
      await expect.element(page.getByText('Changes saved.')).toBeVisible();
      expect(api.sent(change).at(-1)?.body).toEqual({ version: 4, title: 'Martin v. Doe' });
      await expect.element(page.getByLabelText('Status', { exact: true }).first()).toHaveValue('Closed');
    });

    it('become theirs', async () => {
      await button('Keep theirs').click();
      await expect.element(title).toHaveValue(opened.title);
      await expect.element(alert).not.toBeInTheDocument();
    });
  });
});

describe('a note', () => {
  const note = page.getByLabelText('Add a note');

  beforeEach(async () => {
    api.answers(get, opened);
    await openPage(address);
    await note.fill(' Asked for a call. ');
  });

  it('is added to what happened, and its field is empty again', async () => {
    api.answers('POST /cases/{caseId}/notes', ({ body }) => ({
      ...opened,
      timeline: [{ action: 'note' as const, details: { text: body.text } }],
    }));
    await button('Add note').click();
    await expect.element(page.getByRole('blockquote')).toHaveTextContent('Asked for a call.');
    await expect.element(note).toHaveValue('');
  });

  it('stays where it was typed if it is refused', async () => {
    api.refuses('POST /cases/{caseId}/notes', 'case_right_missing');
    await button('Add note').click();
    await expect.element(alert).toBeVisible();
    await expect.element(note).toHaveValue(' Asked for a call. ');
  });
});

describe('a participant', () => {
  const remove = 'DELETE /cases/{caseId}/participants/{membershipId}';
  const dialog = page.getByRole('dialog', { name: 'Remove Léa Martin from the case?' });

  beforeEach(async () => {
    api.answers(get, opened);
    await openPage(address);
    await button('Remove Léa Martin from the case').click();
    await expect.element(dialog).toBeVisible();
  });

  it('is removed after a question, and put back in the same role', async () => {
    api.answers(remove, { ...opened, participants: [] });
    await dialog.getByRole('button', { name: 'Remove from the case' }).click();
    await expect.element(page.getByText('Léa Martin no longer takes part in the case.')).toBeVisible();
    await expect.element(dialog).not.toBeInTheDocument();
    api.answers('POST /cases/{caseId}/participants', opened);
    await button('Undo').click();
    await expect.element(page.getByText('Léa Martin now takes part in the case.')).toBeVisible();
    expect(api.sent('POST /cases/{caseId}/participants').at(0)?.body).toMatchObject({ caseRole: 'client' });
  });

  it('stays where the removal is refused', async () => {
    api.refuses(remove, 'case_right_missing');
    await dialog.getByRole('button', { name: 'Remove from the case' }).click();
    await expect.element(dialog.getByRole('alert')).toBeVisible();
  });
});

describe('a conflict hold', () => {
  it('is decided with a reason only', async () => {
    api.answers(get, { title: opened.title });
    await openPage(address, { as: 'manager' });
    await button('Clear the hold and open the case').click();
    const why = page.getByLabelText(/^Why/);
    await expect.element(why).toHaveAttribute('aria-invalid', 'true');
    expect(api.sent('POST /cases/{caseId}/hold')).toEqual([]);
    await why.fill('Another person.');
    api.answers('POST /cases/{caseId}/hold', opened);
    await button('Clear the hold and open the case').click();
    await expect.element(page.getByText('The hold is cleared.')).toBeVisible();
    expect(api.sent('POST /cases/{caseId}/hold')).toMatchObject([
      { body: { decision: 'clear', note: 'Another person.' } },
    ]);
  });

  it('is not for staff to decide', async () => {
    api.answers(get, { title: opened.title });
    await openPage(address, { as: 'staff' });
    await expect.element(page.getByText(/An administrator or manager decides/)).toBeVisible();
    await expect.element(page.getByLabelText(/^Why/)).not.toBeInTheDocument();
  });
});
