import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { expectFits, expectWords } from '../../test/legible.ts';
import { showComponent } from '../../test/page.tsx';
import { RowPreview, type PreviewedRow } from './row-preview.tsx';

const few: PreviewedRow[] = [
  { line: 2, label: 'Ana', outcome: 'added', detail: 'a personal link is mailed' },
  { line: 3, label: 'Ben', outcome: 'unchanged', detail: '' },
  { line: 4, label: 'Cora', outcome: 'refused', detail: 'no e-mail' },
  { line: 5, label: 'Dan', outcome: 'changed', detail: 'Role' },
];
const many = Array.from({ length: 230 }, (_, index): PreviewedRow => ({
  line: index + 2,
  label: `Person ${index}`,
  outcome: 'added',
  detail: '',
}));
const rows = page.getByRole('table', { name: 'What will happen' }).getByRole('row');
const choose = (name: string) => page.getByRole('radiogroup').getByText(name, { exact: true }).click();
const labels = () =>
  rows
    .all()
    .slice(1)
    .map((row) => row.getByRole('cell').nth(1).element().textContent);

it('shows what is refused first, and counts each outcome', async () => {
  await showComponent(<RowPreview rows={few} />);
  await expect.poll(labels).toEqual(['Cora', 'Ana', 'Dan', 'Ben']);
  for (const name of ['All (4)', 'Refused (1)', 'Added (1)', 'Changed (1)', 'Unchanged (1)'])
    await expect.element(page.getByText(name, { exact: true })).toBeVisible();
});

it('shows one outcome alone', async () => {
  await showComponent(<RowPreview rows={few} />);
  await choose('Changed (1)');
  await expect.poll(labels).toEqual(['Dan']);
});

it('shows a hundred at once, and as many again of each choice', async () => {
  await showComponent(<RowPreview rows={many} />);
  await expect.element(rows).toHaveLength(101);
  await page.getByRole('button', { name: 'Show 130 more' }).click();
  await expect.element(rows).toHaveLength(201);
  await page.getByRole('button', { name: 'Show 30 more' }).click();
  await expect.element(rows).toHaveLength(231);
  await expect.element(page.getByRole('button')).not.toBeInTheDocument();
  await choose('Added (230)');
  await expect.element(rows).toHaveLength(101);
});

it.each(['en', 'fr'] as const)('is a list on a phone, and fits (%s)', async (language) => {
  const label = 'maximiliane.wilhelmine.von-und-zu-hohenstein@a-rather-long-domain.example';
  await showComponent(<RowPreview rows={few.map((row) => ({ ...row, label }))} />, { language, width: 320 });
  await expect.element(page.getByRole('listitem')).toHaveLength(4);
  await expect.element(page.getByRole('table')).not.toBeInTheDocument();
  expectWords();
  expectFits();
});
