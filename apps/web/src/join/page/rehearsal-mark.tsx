import { useText } from '../../i18n/text.ts';

/** Marks every page of a rehearsal. */
export function RehearsalMark() {
  const { t } = useText();
  return (
    <div className="preview-mark" role="note">
      <p>{t('rehearsal.mark')}</p>
    </div>
  );
}
