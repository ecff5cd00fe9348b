import { useText } from '../../i18n/text.ts';

/** Says on every page of a rehearsal that it is one. */
export function RehearsalMark() {
  const { t } = useText();
  return (
    <div className="preview-mark" role="note">
      <p>{t('rehearsal.mark')}</p>
    </div>
  );
}
