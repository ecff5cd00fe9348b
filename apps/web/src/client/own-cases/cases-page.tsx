import { useClientText } from '../../i18n/text.ts';
import { Button } from '../../join/page/button.tsx';
import { useSending } from '../../join/page/loading.ts';
import { FailureNotice } from '../../join/page/notice.tsx';
import { PageHeading } from '../../join/page/page.tsx';
import { Reach } from '../../join/page/reach.tsx';
import { ownCasePath } from './addresses.ts';
import { CaseFacts } from './case-facts.tsx';
import { HomeScreen } from './home-screen.tsx';
import { Letter } from './letter.tsx';
import { type AllCases, loadCases, loadMore } from './load-cases.ts';
import { useOwn } from './use-own.ts';

/** `/my/cases`: every case of a client, the newest first. */
export function CasesPage() {
  const { t } = useClientText();
  const own = useOwn(loadCases);
  return (
    <Letter own={own} title={t('ownCase.tabOfAll')} teamPath="/">
      {(answer) => <CaseList answer={answer} onAnswer={own.replace} />}
    </Letter>
  );
}

interface CaseListProps {
  readonly answer: AllCases;
  readonly onAnswer: (answer: AllCases) => void;
}

function CaseList({ answer, onAnswer }: CaseListProps) {
  const { t } = useClientText();
  const { organization, items, nextCursor, discreet } = answer;
  const { pending, failure, run } = useSending();
  const more = (cursor: string) =>
    run(async () => {
      const next = await loadMore(cursor);
      onAnswer({ ...next, items: [...items, ...next.items] });
    });
  return (
    <>
      <PageHeading>{t('ownCase.heading')}</PageHeading>
      {items.length === 0 && <p>{t('ownCase.none', { organization: organization.name })}</p>}
      {items.map((one) => (
        <section key={one.id} className="own-case">
          <h2 className="case-title">
            <a href={ownCasePath(one.id)}>{one.title}</a>
          </h2>
          <CaseFacts of={one} />
          <p>{t(`ownCase.status.${one.status}`, { organization: organization.name })}</p>
        </section>
      ))}
      {nextCursor !== null && (
        <div className="actions">
          <Button kind="secondary" pending={pending} onClick={() => void more(nextCursor)}>
            {t('ownCase.more')}
          </Button>
        </div>
      )}
      <FailureNotice failure={failure} />
      <Reach organization={organization} />
      {!discreet && <HomeScreen />}
    </>
  );
}
