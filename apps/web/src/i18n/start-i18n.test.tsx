import i18next from 'i18next';
import { expect, it } from 'vitest';
import { showComponent } from '../../test/page.tsx';
import { changeLanguage, speakLanguage } from './start-i18n.ts';

it('keeps the language that the person chose while another was loading', async () => {
  await showComponent(<p>Any page</p>);
  // French is not loaded yet, as on the first page that a sender's link opens.
  for (const namespace of Object.keys(i18next.getDataByLanguage('fr') ?? {}))
    i18next.removeResourceBundle('fr', namespace);
  const senders = speakLanguage('fr');
  expect(await changeLanguage('en', () => true)).toBe(true);
  expect(await senders).toBe(false);
  expect(i18next.language).toBe('en');
});
