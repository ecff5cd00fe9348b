import type { ReactNode } from 'react';
import { useText } from '../../i18n/text.ts';

interface WhatFollowsProps {
  /** The organization's words; it may have written them in one language only. */
  readonly nextSteps: { readonly en: string | null; readonly fr: string | null };
  /** Said where it wrote none; left out, nothing is. */
  readonly otherwise?: string;
}

/** What happens next: who answers, by when, what to prepare. */
export function WhatFollows({ nextSteps, otherwise }: WhatFollowsProps) {
  const { t, locale } = useText();
  const written = nextSteps[locale] === null ? (locale === 'en' ? 'fr' : 'en') : locale;
  const words = nextSteps[written];
  let said: ReactNode = otherwise && <p>{otherwise}</p>;
  if (words !== null)
    said = (
      <p className="notice-text" lang={written}>
        {words}
      </p>
    );
  if (!said) return null;
  return (
    <section aria-labelledby="follows">
      <h2 id="follows">{t('letter.follows')}</h2>
      {said}
    </section>
  );
}
