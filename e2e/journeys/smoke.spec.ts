import { expect, test } from '../journey.ts';

test('the product is up', async ({ request }) => {
  const response = await request.get('/healthz');
  expect(response.status()).toBe(200);
});
