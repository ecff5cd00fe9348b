import type { FieldErrorCode, SignupLink } from '@casedoor/contracts';
import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { bothSchemes, expectAccessible } from '../../../../test/accessible.ts';
import { api } from '../../../../test/api.ts';
import { openPage } from '../../../../test/page.tsx';

/** What differs from the contract's example. */
type Settings = Partial<SignupLink>;

const id = '019a9d3e-7c1f-7d20-9f35-0b6a7c0c2f11';
const read = 'GET /signup-links/{signupLinkId}';
const change = 'PATCH /signup-links/{signupLinkId}';
const day = 86_400_000;

const button = (name: string | RegExp) => page.getByRole('button', { name });
const saved = page.getByRole('status').filter({ hasText: /^Saved/ });
const selected = (select: ReturnType<typeof page.getByLabelText>) => {
  const element = select.element() as HTMLSelectElement;
  return element.options[element.selectedIndex]?.text;
};

/** Opens a link's page; the API saves what the page sends, as the server does. Returns the stored link. */
async function openLink(
  settings: Settings = {},
  more = false,
  language: 'en' | 'fr' = 'en',
): Promise<{ link: Settings }> {
  const stored: { link: Settings } = {
    link: { id, version: 3, expiresAt: null, opensAt: null, ...settings },
  };
  api.answers(read, () => stored.link);
  saves(stored);
  api.answersEveryGet();
  await openPage(`/signup-links/${id}`, { language });
  if (more) await button('More options').click();
  return stored;
}

function saves(stored: { link: Settings }): void {
  api.answers(change, ({ body: { version, expiresInDays, ...body } }) => {
    const expiresAt =
      expiresInDays === undefined
        ? {}
        : { expiresAt: new Date(Date.now() + expiresInDays * day).toISOString() };
    stored.link = { ...stored.link, ...(body as Settings), ...expiresAt, version: version + 1 };
    return stored.link;
  });
}

const bodies = () => api.sent(change).map(({ body: { version: _version, ...body } }) => body);

describe('a setting of a link', () => {
  it('is saved as it changes, and undone', async () => {
    await openLink({ autoCreateCase: false });
    await page.getByRole('switch', { name: /^Auto create case/ }).click();
    await expect.element(saved).toBeVisible();
    await page.getByRole('radio', { name: 'Staff' }).first().click();
    await expect.poll(bodies).toHaveLength(2);
    await button('Undo').click();
    await expect.element(page.getByRole('status').filter({ hasText: 'Undone' })).toBeVisible();
    await expect.element(page.getByRole('radio', { name: 'Clients' })).toBeChecked();
    expect(bodies().at(-1)).toMatchObject({ caseRole: 'client' });
  });

  it('that somebody else changed meanwhile is shown beside mine, and nothing is lost', async () => {
    const stored = await openLink({ useLimit: null }, true);
    api.refuses(change, 'signup_link_changed');
    await page.getByLabelText('Use limit').fill('12');
    stored.link = { ...stored.link, version: 4, useLimit: 5 };
    await userEvent.keyboard('{Enter}');
    const alert = page.getByRole('alert');
    await expect.element(alert).toMatchTextContent(/Someone else changed this link/);
    await expect.element(alert).toMatchTextContent(/Use limit: no limit → 5/);
    await expect.element(alert).toMatchTextContent(/Use limit: 12/);

    await expectAccessible(bothSchemes);

    saves(stored);
    await button('Apply my change again').click();
    await expect.element(alert).not.toBeInTheDocument();
    expect(api.sent(change).at(-1)?.body).toEqual({ version: 4, useLimit: 12 });
  });
});

describe('a setting whose save fails', () => {
  const notSaved = page.getByRole('status').filter({ hasText: 'Not saved' });
  const useLimit = page.getByLabelText('Use limit');
  const daily = page.getByLabelText('Daily limit');

  it('is never under a "Saved", and keeps its text beside a second one that fails', async () => {
    const stored = await openLink({ useLimit: null, dailyLimit: null }, true);
    api.refuses(change, 'request_invalid', { useLimit: 'invalid' });
    await useLimit.fill('12');
    await userEvent.keyboard('{Enter}');
    await expect.element(notSaved).toBeVisible();
    api.refuses(change, 'request_invalid', { dailyLimit: 'invalid' });
    await daily.fill('34');
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('alert')).toHaveLength(2);
    // A third one is saved: the first two are not.
    saves(stored);
    await page.getByRole('switch', { name: /^Auto create case/ }).click();
    await expect.poll(bodies).toHaveLength(3);
    await expect.element(notSaved).toBeVisible();
    await expect.element(saved).not.toBeInTheDocument();
    await expect.element(useLimit).toHaveValue('12');
    await expect.element(daily).toHaveValue('34');
    // Discarding one leaves the other.
    await button('Discard the change').first().click();
    await expect.element(useLimit).toHaveValue('');
    await expect.element(daily).toHaveValue('34');
    await button('Save again').click();
    await expect.element(saved).toBeVisible();
    expect(stored.link.dailyLimit).toBe(34);
  });

  it('for want of a connection is saved by itself once that is back', async () => {
    const stored = await openLink({ useLimit: null }, true);
    api.isUnreachable(change);
    await useLimit.fill('12');
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByText(/It is saved as soon as the connection is back/)).toBeVisible();
    await expect.element(notSaved).toBeVisible();
    saves(stored);
    window.dispatchEvent(new Event('online'));
    await expect.element(saved).toBeVisible();
    await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
    expect(stored.link.useLimit).toBe(12);
  });

  it('although it was saved, and only the answer was lost, is no conflict', async () => {
    const stored = await openLink({ useLimit: null }, true);
    api.isUnreachable(change);
    await useLimit.fill('12');
    await userEvent.keyboard('{Enter}');
    await expect.element(notSaved).toBeVisible();
    stored.link = { ...stored.link, version: 4, useLimit: 12 };
    api.refuses(change, 'signup_link_changed');
    await button('Save again').click();
    await expect.element(saved).toBeVisible();
    await expect.element(page.getByText(/Someone else/)).not.toBeInTheDocument();
  });

  it.each([
    ['en', 'Use limit', 'abc', 'Leave without saving?'],
    ['fr', 'Limite d’inscriptions', 'abc', 'Partir sans enregistrer\u00a0?'],
  ] as const)('is asked about before the page is left (%s)', async (language, label, typed, question) => {
    await openLink({ useLimit: null }, false, language);
    await button(language === 'en' ? 'More options' : 'Plus d’options').click();
    await page.getByLabelText(label).first().fill(typed);
    await page.getByRole('link', { name: language === 'en' ? 'Users' : 'Utilisateurs', exact: true }).click();
    await expect.element(page.getByRole('dialog', { name: question })).toBeVisible();
  });
});

describe('the end of a link', () => {
  const expires = page.getByLabelText('Expires');
  const moment = page.getByLabelText('Moment of expiry');

  it.each([
    ['In 1 day', 1],
    ['In 7 days', 7],
    ['In 30 days', 30],
    ['In 90 days', 90],
  ])('is chosen in days: %s', async (preset, days) => {
    await openLink({}, true);
    await expires.selectOptions(preset);
    await expect.element(moment).toHaveValue(expect.stringMatching(/^\d{4}-/));
    expect(bodies()).toEqual([{ expiresInDays: days }]);
    expect(selected(expires)).toBe(preset);
  });

  it('continues from the selection by arrow keys, even before the first choice is saved', async () => {
    await openLink({}, true);
    await expires.selectOptions('In 90 days');
    await expect.element(saved).toBeVisible();
    api.hangs(change);
    (expires.element() as HTMLElement).focus();
    for (const days of ['30', '7']) {
      await userEvent.keyboard('{ArrowUp}');
      expect(selected(expires)).toBe(`In ${days} days`);
    }
  });

  it('is chosen at a moment in the organization’s time zone, or never', async () => {
    await openLink({ expiresAt: '2031-01-01T10:00:00.000Z' }, true);
    expect(selected(expires)).toBe('At a moment of your choice');
    await moment.fill('2031-03-30T12:00:15');
    (document.activeElement as HTMLElement).blur();
    await expect.poll(bodies).toEqual([{ expiresAt: '2031-03-30T10:00:15.000Z' }]);
    await expect.element(saved).toBeVisible();
    await expires.selectOptions('Never');
    await expect.poll(bodies).toHaveLength(2);
    expect(bodies().at(-1)).toEqual({ expiresAt: null });
  });

  it.each([
    [
      'expires_in_past',
      'expiresAt',
      'Moment of expiry',
      /^This moment has passed\. To stop the link now, switch sign-up off/,
    ],
    ['expires_before_opening', 'opensAt', 'Opens', /^The link would expire before it opens\./],
  ] as const)(
    'that the API refuses (%s) says so beside its field, and is discarded',
    async (fault, name, label, text) => {
      await openLink({ expiresAt: '2031-03-30T10:00:15.000Z', opensAt: null }, true);
      api.refuses(change, 'request_invalid', { [name]: fault });
      const field = page.getByLabelText(label, { exact: true });
      await expect.element(field).toBeVisible();
      const before = (field.element() as HTMLInputElement).value;
      await field.fill('2031-03-30T12:00:15'.replace('2031', name === 'expiresAt' ? '2026' : '2031'));
      (document.activeElement as HTMLElement).blur();
      await expect.element(page.getByText(text).first()).toBeVisible();
      await expect.element(field).toHaveAttribute('aria-invalid', 'true');
      await expectAccessible(bothSchemes);
      await button('Discard the change').click();
      await expect.element(field).toHaveValue(before);
    },
  );

  it('that has passed does not keep the link from being renamed', async () => {
    await openLink({ state: 'expired', expiresAt: '2026-01-02T10:00:00.000Z' }, true);
    await expect.element(page.getByText(/Nobody can sign up through it any more: it expired/)).toBeVisible();
    await page.getByLabelText('Title', { exact: true }).fill('Renamed');
    await userEvent.keyboard('{Enter}');
    await expect.element(saved).toBeVisible();
    expect(bodies()).toEqual([{ title: 'Renamed' }]);
  });
});

describe('a link that gives staff rights', () => {
  const joinsAs = page.getByRole('radiogroup', { name: 'Joins as' });
  const rights = page.getByRole('status').filter({ hasText: 'This link gives staff rights' });
  const refused = (field: string, fault: FieldErrorCode) =>
    api.refuses(change, 'request_invalid', { [field]: fault });

  it('is refused where more than ten people signed up through it, and stays as it was', async () => {
    await openLink({ joinsAs: 'client', caseRole: 'client', uses: 11 });
    refused('joinsAs', 'staff_new_link_needed');
    await joinsAs.getByRole('radio', { name: 'Staff' }).click();
    await expect.element(page.getByText(/Create a new link for staff\./).first()).toBeVisible();
    await expect.element(joinsAs.getByRole('radio', { name: 'Client' })).toBeChecked();
    await expectAccessible(bothSchemes);
  });

  it('gets its limits with the choice, says them, and names each that is refused', async () => {
    await openLink(
      { joinsAs: 'client', caseRole: 'client', uses: 0, useLimit: null, requiresApproval: false },
      true,
    );
    await joinsAs.getByRole('radio', { name: 'Staff' }).click();
    await expect.element(rights).toMatchTextContent(/at most 10 people in total/);
    await expect.element(rights).toMatchTextContent(/Now: 10 more people/);
    expect(bodies()).toEqual([{ joinsAs: 'staff', useLimit: 10, expiresInDays: 7, requiresApproval: true }]);

    refused('useLimit', 'staff_use_limit_needed');
    await page.getByLabelText('Use limit').fill('11');
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByText(/takes at most .* people in total\./).last()).toBeVisible();
    refused('expiresAt', 'staff_end_needed');
    await page.getByLabelText('Expires').selectOptions('In 30 days');
    await expect.element(page.getByText(/ends at most .* days from now\./).last()).toBeVisible();
  });
});

describe('the dialogs of a link', () => {
  it.each(['Duplicate', 'Replace link', 'Revoke link', 'Choose a time…'])(
    'give the focus back to the button that opened them: %s',
    async (name) => {
      await openLink();
      const opener = button(name);
      await expect.element(opener).toBeVisible();
      (opener.element() as HTMLElement).focus();
      await userEvent.keyboard('{Enter}');
      await expect.element(page.getByRole('dialog')).toBeVisible();
      await userEvent.keyboard('{Escape}');
      await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
      await expect.element(opener).toHaveFocus();
    },
  );
});
