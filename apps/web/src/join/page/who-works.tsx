import { useText } from '../../i18n/text.ts';

interface WhoWorksProps {
  readonly organization: string;
  readonly people: readonly { readonly name: string; readonly works: boolean }[];
}

/** The people of the organization in a case, or that it has still to name them. */
export function WhoWorks({ organization, people }: WhoWorksProps) {
  const { t } = useText();
  const team = people.filter(({ works }) => works);
  return (
    <section aria-labelledby="works">
      <h2 id="works">{t('letter.works')}</h2>
      {team.length === 0 ? (
        <p>{t('letter.nobody', { organization })}</p>
      ) : (
        <ul className="names">
          {team.map(({ name }, place) => (
            <li key={`${place} ${name}`}>{name}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
