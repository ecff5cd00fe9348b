import { test as base } from './journey.ts';
import { type Product, startProduct } from './product.ts';
import { type ResendStandIn, startResend } from './resend.ts';

/**
 * A test with a product of its own that mails through a stand-in for Resend: the other tests' mailbox is no provider.
 */
export const test = base.extend<object, { resend: ResendStandIn; product: Product }>({
  resend: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures from the pattern.
    async ({}, use) => {
      const resend = await startResend();
      await use(resend);
      await resend.stop();
    },
    { scope: 'worker' },
  ],
  product: [
    async ({ resend }, use) => {
      const product = await startProduct(resend.env);
      await use(product);
      await product.stop();
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ product }, use) => use(product.origin),
});
