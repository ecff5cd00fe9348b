import { readFile } from 'node:fs/promises';
import { expectAccessible } from '../accessibility.ts';
import { expect, test } from '../journey.ts';

test(
  'an administrator reads the audit trail, narrows it, and downloads what is left',
  { tag: '@full' },
  async ({ admin, openAsAdmin }) => {
    const link = await admin.signupLink();
    await admin.call('PATCH /signup-links/{signupLinkId}', {
      params: { signupLinkId: link.id },
      body: { version: link.version, useLimit: 12 },
    });
    const page = await openAsAdmin();
    await page.goto('/');
    await page.getByRole('link', { name: 'Audit trail' }).click();
    await expect(page.getByRole('heading', { name: 'Audit trail', level: 1 })).toBeVisible();
    const events = page.getByRole('list', { name: 'Audit trail' }).getByRole('listitem');

    await page.getByLabel('Search the audit trail').fill(link.title);
    await expect(events).toHaveCount(2);
    await expect(events.first()).toContainText(`Sign-up link changed: ${link.title}`);
    await expect(events.first()).toContainText('Use limit: nothing → 12');
    await expect(events.first()).toContainText('Camille Durand');
    await expectAccessible(page, 'the audit trail');

    await page.getByLabel('What', { exact: true }).selectOption({ label: 'Sign-up link created' });
    await expect(events).toHaveCount(1);
    const downloading = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Export CSV' }).click();
    const file = await readFile(await (await downloading).path(), 'utf8');
    const [header, ...lines] = file.trim().split('\r\n');
    expect(header).toContain('When (UTC),Who,What');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(`Camille Durand,Sign-up link created,Sign-up link,${link.title}`);

    await events.getByRole('link', { name: link.title }).click();
    await expect(page.getByRole('heading', { name: link.title, level: 1 })).toBeVisible();
  },
);
