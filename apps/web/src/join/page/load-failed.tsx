import { Button } from './button.tsx';
import type { Failure } from './failure.ts';
import { FailureNotice, Notice, useMustWait } from './notice.tsx';
import { PageHeading } from './page.tsx';
import { useText } from '../../i18n/text.ts';

/** The error of a page that could not be loaded, with one retry button. */
export function LoadFailed({
  failure,
  onRetry,
}: {
  readonly failure: Failure;
  readonly onRetry: () => void;
}) {
  const { t } = useText();
  const mustWait = useMustWait(failure);
  return (
    <>
      <PageHeading>{t('failure.networkHeading')}</PageHeading>
      {failure.kind === 'connection' ? (
        <Notice tone="wait">{t('failure.networkLoad')}</Notice>
      ) : (
        <FailureNotice failure={failure} />
      )}
      <Button onClick={onRetry} mustWait={mustWait}>
        {t('page.retry')}
      </Button>
    </>
  );
}
