import { useState } from 'react';
import { expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { showComponent } from '../../test/page.tsx';
import { SearchField } from './search-field.tsx';

const searches = vi.fn<(q: string) => void>();
const field = page.getByLabelText('Search people');

function Searching({ q: first }: { q?: string }) {
  const [q, setQ] = useState(first);
  return (
    <>
      <SearchField
        q={q}
        onSearch={(text) => {
          searches(text);
          setQ(text === '' ? undefined : text);
        }}
        words={{ label: 'Search people', placeholder: 'Name', clear: 'Clear the search' }}
      />
      <button type="button" onClick={() => setQ('from elsewhere')}>
        Go back
      </button>
      <button type="button" onClick={() => searches('pressed')}>
        Press
      </button>
    </>
  );
}

async function show(q?: string): Promise<void> {
  searches.mockReset();
  await showComponent(<Searching {...(q ? { q } : {})} />);
  await expect.element(field).toBeVisible();
}

it('searches once the typing pauses, without spaces around, and leaves what is typed', async () => {
  await show();
  await field.click();
  await userEvent.keyboard(' martin ');
  expect(searches).not.toHaveBeenCalled();
  await expect.poll(() => searches.mock.calls).toEqual([['martin']]);
  await expect.element(field).toHaveValue(' martin ');
});

it('searches at once, and first, where something is pressed meanwhile', async () => {
  await show();
  await field.fill('martin');
  await page.getByRole('button', { name: 'Press' }).click();
  expect(searches.mock.calls).toEqual([['martin'], ['pressed']]);
});

it('follows the address, such as after Back', async () => {
  await show('martin');
  await expect.element(field).toHaveValue('martin');
  await page.getByRole('button', { name: 'Go back' }).click();
  await expect.element(field).toHaveValue('from elsewhere');
});

it('is cleared by its button, which is there only where there is something to clear', async () => {
  await show('martin');
  const clear = page.getByRole('button', { name: 'Clear the search' });
  await clear.click();
  await expect.element(field).toHaveValue('');
  await expect.poll(() => searches.mock.calls).toEqual([['']]);
  await expect.element(clear).not.toBeInTheDocument();
});

it('takes no more than the API does', async () => {
  await show();
  await expect.element(field).toHaveAttribute('maxlength', '100');
});
