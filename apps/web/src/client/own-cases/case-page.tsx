import { useCallback } from 'react';
import { useClientText } from '../../i18n/text.ts';
import { Appointment } from '../../join/page/appointment.tsx';
import { PageHeading } from '../../join/page/page.tsx';
import { Reach } from '../../join/page/reach.tsx';
import { WhatFollows } from '../../join/page/what-follows.tsx';
import { WhoWorks } from '../../join/page/who-works.tsx';
import { CaseFacts } from './case-facts.tsx';
import { HomeScreen } from './home-screen.tsx';
import { Letter } from './letter.tsx';
import { loadCase, type OneCase } from './load-cases.ts';
import { useOwn } from './use-own.ts';

/** `/my/cases/{caseId}`: one case as a letter from the organization. */
export function CasePage({ caseId }: { readonly caseId: string }) {
  const { t } = useClientText();
  const own = useOwn(useCallback((signal: AbortSignal) => loadCase(caseId, signal), [caseId]));
  return (
    <Letter own={own} title={t('ownCase.tab')} teamPath={`/cases/${caseId}`}>
      {(answer) => <CaseLetter {...answer} />}
    </Letter>
  );
}

function CaseLetter({ organization, reader, case: one, people, nextSteps, mayChange, discreet }: OneCase) {
  const { t } = useClientText();
  const { name } = organization;
  const isOver = one.status === 'closed' || one.status === 'archived';
  return (
    <>
      <PageHeading>{one.title}</PageHeading>
      <CaseFacts of={one} />
      <p className="lead">{t(`ownCase.status.${one.status}`, { organization: name })}</p>
      {!isOver && (
        <>
          <Appointment
            caseId={one.id}
            appointmentAt={one.appointmentAt}
            timeZone={organization.timeZone}
            ownTimeZone={reader.timeZone}
          />
          <WhatFollows nextSteps={nextSteps} otherwise={t('ownCase.contactsYou', { organization: name })} />
          <WhoWorks organization={name} people={people} />
        </>
      )}
      <ForWhom people={people} />
      <Reach organization={organization} />
      {mayChange && (
        <p>
          <a className="tall" href={`/cases/${one.id}`}>
            {t('ownCase.change')}
          </a>
        </p>
      )}
      {!discreet && <HomeScreen />}
    </>
  );
}

/** The clients of the case, the reader among them. */
function ForWhom({ people }: Pick<OneCase, 'people'>) {
  const { t } = useClientText();
  const clients = people.filter(({ works }) => !works);
  if (clients.length === 0) return null;
  return (
    <section aria-labelledby="for-whom">
      <h2 id="for-whom">{t('ownCase.forWhom')}</h2>
      <ul className="names">
        {clients.map(({ name, roleName, isReader }, place) => {
          const withRole = roleName === null ? name : t('ownCase.role', { name, role: roleName });
          return (
            <li key={`${place} ${name}`}>{isReader ? t('ownCase.you', { name: withRole }) : withRole}</li>
          );
        })}
      </ul>
    </section>
  );
}
