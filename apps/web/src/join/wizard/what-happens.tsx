import type { Registration } from '@casedoor/contracts';
import { type Translate, useText } from '../../i18n/text.ts';

interface WhatHappensProps {
  readonly registration: Registration;
  readonly heading: string;
  /** True where the account has to be created first. */
  readonly newAccount: boolean;
}

/** What the button will do, from the settings in force, shown before it is pressed. */
export function WhatHappens({ registration, heading, newAccount }: WhatHappensProps) {
  const { t } = useText();
  return (
    <section className="promise" aria-labelledby="happens">
      <h2 id="happens">{heading}</h2>
      <ul>
        {registration.requiresApproval && (
          <li>{t('review.happensWaits', { organization: registration.organization.name })}</li>
        )}
        {newAccount && (
          <li>{t(registration.requiresApproval ? 'review.happensThen' : 'review.happensAccount')}</li>
        )}
        <li>{becomes(registration, t)}</li>
        {registration.opensCase && (
          <li>
            {registration.caseRole === 'staff' ? t('review.happensCaseStaff') : t('review.happensCaseClient')}
          </li>
        )}
        {!newAccount && <li>{t('existing.keeps')}</li>}
      </ul>
    </section>
  );
}

function becomes({ joinsAs, organization: { name: organization } }: Registration, t: Translate): string {
  switch (joinsAs) {
    case 'admin':
      return t('review.happensAdmin', { organization });
    case 'manager':
      return t('review.happensManager', { organization });
    case 'staff':
      return t('review.happensStaff', { organization });
    case 'client':
      return t('review.happensClient', { organization });
  }
}
