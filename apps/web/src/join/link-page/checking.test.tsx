import type { ProofOfWork } from '@casedoor/contracts';
import { exampleAnswer } from '@casedoor/contracts/example-answers';
import { createChallenge, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';
import i18next from 'i18next';
import { beforeAll, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { expectAccessible } from '../../../test/accessible.ts';
import { api } from '../../../test/api.ts';
import { showComponent } from '../../../test/page.tsx';
import en from '../../i18n/en/join.ts';
import { LinkForm } from './link-form.tsx';
import { startRegistration } from '../page/start-registration.ts';

beforeAll(() => {
  i18next.addResourceBundle('en', 'join', en);
});

const start = 'POST /public/signup-links/{token}/registrations';
const secrets = { hmacSignatureSecret: 'a', hmacKeySignatureSecret: 'b' };

/** Opens the link page at an API that challenges, and sends an address by keyboard. */
async function openAndSend({ cost, counter }: { cost: number; counter: number }) {
  const challenge = await createChallenge({
    algorithm: 'PBKDF2/SHA-256',
    cost,
    counter,
    deriveKey,
    ...secrets,
  });
  api.challenges(start, challenge as ProofOfWork);
  const sent: string[] = [];
  await showComponent(
    <LinkForm
      link={exampleAnswer('GET /public/signup-links/{token}', { allowedEmailDomains: [] })}
      signedInAs={null}
      alreadyMember={false}
      changing={false}
      onBegin={() => undefined}
      onClosed={() => undefined}
      onStart={async (email) => {
        await startRegistration({ params: { token: 'x' }, body: { email, locale: 'en' } });
        sent.push(email);
      }}
    />,
  );
  await page.getByLabelText('Your e-mail address').fill('lea@example.com');
  await userEvent.keyboard('{Enter}');
  return sent;
}

it('a challenge is solved by the page: the person does nothing and is told why it takes a moment', async () => {
  const sent = await openAndSend({ cost: 50_000, counter: 100 });
  await expect
    .element(page.getByText('One moment: we are checking that you are not a program…'))
    .toBeVisible();
  // The page's own colours are not loaded here: accessibility.spec.ts looks at both schemes.
  await expectAccessible(['light']);
  await expect.poll(() => sent).toEqual(['lea@example.com']);
  const [first, second] = api.sent(start).map(({ body }) => body);
  expect(first).not.toHaveProperty('challengeSolution');
  const { challenge, solution } = JSON.parse(atob(second?.challengeSolution ?? ''));
  expect(await verifySolution({ challenge, solution, deriveKey, ...secrets })).toMatchObject({
    verified: true,
  });
  expect(second).toMatchObject({ email: 'lea@example.com', locale: 'en' });
  await expect.element(page.getByText(/One moment/)).not.toBeInTheDocument();
});
