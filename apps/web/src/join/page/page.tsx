import type { Locale } from '@casedoor/contracts';
import { readableAccents } from '@casedoor/contracts/accent-colour';
import { type CSSProperties, type FocusEvent, type ReactNode, useEffect, useRef } from 'react';
import { QuickExit, useDiscretion } from './discretion.tsx';
import { showWithError } from '../fields/field.tsx';
import { type LanguageChoice, useLanguageChoice } from './language-choice.ts';
import { FailureNotice } from './notice.tsx';
import { useOnline } from './online.ts';
import { type Trust, TrustLine } from './trust-line.tsx';
import { useText } from '../../i18n/text.ts';

/** The organization's branding, as a page shows it. */
export interface Branding extends Trust {
  readonly name: string;
  readonly logoUrl: string | null;
  readonly accentColour: string | null;
}

interface PageProps {
  /** Null while the organization is unknown. */
  readonly organization: Branding | null;
  /** Title of the browser's tab and history entry. */
  readonly title: string;
  /** Called after the page has changed to the language that the person chose. */
  readonly onLanguage?: ((locale: Locale) => void) | undefined;
  readonly children: ReactNode;
}

/** Layout of every invitee's page: the organization, the language switch, one task. */
export function Page({ organization, title, onLanguage, children }: PageProps) {
  const { t } = useText();
  const discretion = useDiscretion();
  const online = useOnline();
  const choice = useLanguageChoice(onLanguage);
  const sender = discretion ? null : organization;
  const discreetTitle = discretion ? t('discreet.title') : null;
  useEffect(() => {
    document.title = discreetTitle ?? (sender ? `${title} · ${sender.name}` : title);
  }, [title, sender, discreetTitle]);

  return (
    <div className={sender?.accentColour ? 'sheet branded' : 'sheet'} style={accentOf(sender)}>
      {discretion && <QuickExit url={discretion.quickExitUrl} />}
      <header className="letterhead">
        <div className="sender">
          {sender?.logoUrl && <img className="logo" src={sender.logoUrl} alt="" />}
          {sender && <span className="sender-name">{sender.name}</span>}
        </div>
        <LanguageSwitch choice={choice} />
      </header>
      <div aria-live="polite">{!online && <p className="offline">{t('failure.offline')}</p>}</div>
      <main className="letter" onFocus={showFocused}>
        <FailureNotice failure={choice.failure} />
        {children}
      </main>
      {sender && <TrustLine organization={sender} />}
      <p className="letter-end">
        <a href="/accessibility">{t('page.accessibility')}</a>
      </p>
    </div>
  );
}

// Not for the mouse: scrolling under a press makes it miss.
function showFocused({ target }: FocusEvent): void {
  if (target.matches(':focus-visible')) showWithError(target);
}

function accentOf(organization: Branding | null): CSSProperties {
  const accents = readableAccents(organization?.accentColour ?? null);
  return accents ? ({ '--accent-light': accents.light, '--accent-dark': accents.dark } as CSSProperties) : {};
}

function LanguageSwitch({ choice: { wanted, slow, choose } }: { readonly choice: LanguageChoice }) {
  const { t, locale } = useText();
  const names: Record<Locale, string> = { en: 'English', fr: 'Français' };
  return (
    <div className="languages" role="group" aria-label={t('page.language')}>
      {(['en', 'fr'] as const).map((each) => (
        <button
          key={each}
          type="button"
          lang={each}
          aria-pressed={each === locale}
          aria-busy={each === wanted || undefined}
          onClick={() => choose(each)}
        >
          {slow && each === wanted && <span className="spinner" aria-hidden="true" />} {names[each]}
        </button>
      ))}
    </div>
  );
}

// The first heading of a visit leaves the focus at the top of the page; every later one takes it.
let visited = false;

/** The page's heading. It takes the focus after each step, so that screen readers announce the new page. */
export function PageHeading({ children }: { readonly children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (visited) {
      heading.current?.focus({ preventScroll: true });
      window.scrollTo(0, 0);
    }
    visited = true;
  }, []);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
}
