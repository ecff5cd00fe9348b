import { expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { showComponent } from '../../test/page.tsx';
import { ConnectionError } from '../api/request.ts';
import { LoadMore } from './load-more.tsx';

const fetchNextPage = vi.fn<() => void>();
const button = page.getByRole('button', { name: 'Load more' });
const show = (state: Partial<Parameters<typeof LoadMore>[0]['query']>) =>
  showComponent(
    <>
      <p>The list</p>
      <LoadMore
        query={{
          hasNextPage: true,
          isFetchingNextPage: false,
          isFetchNextPageError: false,
          error: null,
          fetchNextPage,
          ...state,
        }}
      />
    </>,
  );

it('fetches the next page', async () => {
  await show({});
  await button.click();
  expect(fetchNextPage).toHaveBeenCalledOnce();
});

it('is not there on the last page', async () => {
  await show({ hasNextPage: false });
  await expect.element(page.getByText('The list')).toBeVisible();
  await expect.element(button).not.toBeInTheDocument();
});

it('cannot be pressed again while the page is on its way', async () => {
  await show({ isFetchingNextPage: true });
  await expect.element(button).toBeDisabled();
});

it('shows why the page could not be loaded, and can be pressed again', async () => {
  await show({ isFetchNextPageError: true, error: new ConnectionError(null) });
  await expect.element(page.getByRole('alert')).toMatchTextContent(/no connection/);
  await expect.element(button).toBeEnabled();
});

it('says nothing of another fault of the list', async () => {
  await show({ error: new ConnectionError(null) });
  await expect.element(button).toBeVisible();
  await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
});
