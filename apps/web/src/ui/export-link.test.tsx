import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { showComponent } from '../../test/page.tsx';
import { ExportLink } from './export-link.tsx';

it.each([
  ['en', 'Export CSV'],
  ['fr', 'Exporter en CSV'],
] as const)(
  'downloads what the list is narrowed to, in the reader’s language (%s)',
  async (language, name) => {
    const filters = { q: 'a & b', role: undefined, status: null, signupLinkId: '' };
    await showComponent(<ExportLink path="/users/export" filters={filters} />, { language });
    const link = page.getByRole('link', { name });
    await expect.element(link).toHaveAttribute('href', `/api/v1/users/export?q=a+%26+b&locale=${language}`);
    await expect.element(link).toHaveAttribute('download');
  },
);
