import { useText } from '../../i18n/text.ts';
import type { Contact } from './next-step.tsx';

/** How to reach the organization, as a person writes or calls: nothing where it gave neither. */
export function Reach({
  organization: { contactEmail, contactPhone, name },
}: {
  readonly organization: Pick<Contact, 'name' | 'contactEmail' | 'contactPhone'>;
}) {
  const { t } = useText();
  if (contactEmail === null && contactPhone === null) return null;
  return (
    <section aria-labelledby="reach">
      <h2 id="reach">{t('letter.questions', { organization: name })}</h2>
      <p className="reach">
        {contactPhone && <a href={`tel:${contactPhone.replaceAll(/[^+\d]/g, '')}`}>{contactPhone}</a>}
        {contactEmail && <a href={`mailto:${contactEmail}`}>{contactEmail}</a>}
      </p>
    </section>
  );
}
