import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { ConnectionError } from '../api/request.ts';

const languages = ['en', 'fr'] as const;

/** A language that the product speaks. */
export type Language = (typeof languages)[number];

const keptUnder = 'casedoor-language';

type Catalog = Record<string, unknown>;

// Lazy, so that only the language in use is loaded, and an invitee loads no administrator's words.
const ofInvitees = { en: () => import('./en/join.ts'), fr: () => import('./fr/join.ts') };
const ofTheOthers = { en: () => import('./words-en.ts'), fr: () => import('./words-fr.ts') };

/** Who reads: an invitee has one catalog, everybody else all the others. */
type Side = 'invitee' | 'app';
let side: Side = 'app';
const defaultOf = { invitee: 'join', app: 'shell' } as const;

/** The catalogs of a language by their names. Throws ConnectionError where they do not come. */
async function readWords(language: Language): Promise<Record<string, Catalog>> {
  try {
    if (side === 'app') return byName((await ofTheOthers[language]()).catalogs);
    return { join: (await ofInvitees[language]()).default };
  } catch (fault) {
    throw new ConnectionError(fault);
  }
}

function byName(files: Record<string, { default: Catalog }>): Record<string, Catalog> {
  return Object.fromEntries(
    Object.entries(files).map(([path, file]) => [path.replaceAll(/^.*\/|\.ts$/g, ''), file.default]),
  );
}

let wishes = 0;

/** Tells, later, whether no other language was wished for since. */
function newestWish(): () => boolean {
  wishes += 1;
  const own = wishes;
  return () => own === wishes;
}

/**
 * Speaks a language once its words are here, unless another is wanted by then: words that come late must not overrule who
 * changed their mind. Answers whether it is spoken. Throws ConnectionError where they do not come: the one before goes on.
 */
export async function speakLanguage(language: Language, isWanted = newestWish()): Promise<boolean> {
  if (!i18next.hasResourceBundle(language, defaultOf[side])) {
    const words = await readWords(language);
    for (const [name, catalog] of Object.entries(words)) i18next.addResourceBundle(language, name, catalog);
  }
  if (!isWanted()) return false;
  await i18next.changeLanguage(language);
  return true;
}

/** Whether a value names a language that the product speaks. */
export function isLanguage(value: unknown): value is Language {
  return languages.includes(value as Language);
}

/** The language that the person chose on this device, or null. */
function chosenLanguage(): Language | null {
  try {
    const kept = localStorage.getItem(keptUnder);
    return isLanguage(kept) ? kept : null;
  } catch {
    // Storage can be forbidden by the browser; the choice then lasts as long as the page.
    return null;
  }
}

/** The first of the browser's languages that the product speaks; English where there is none. */
function browserLanguage(): Language {
  for (const tag of navigator.languages) {
    const language = tag.slice(0, 2).toLowerCase();
    if (isLanguage(language)) return language;
  }
  return 'en';
}

/**
 * Starts translation with the catalogs of one side, before the first render. Language: the person's own choice
 * on this device, else what `preferred` answers (such as the signed-in person's), else the browser's.
 * Throws ConnectionError where the words do not come.
 */
export async function startI18n(
  reader: Side,
  preferred?: () => Promise<Language | null | undefined>,
): Promise<void> {
  side = reader;
  const language = chosenLanguage() ?? (await preferred?.()) ?? browserLanguage();
  const words = await readWords(language);
  i18next.on('languageChanged', (now) => {
    document.documentElement.lang = now;
  });
  await i18next.use(initReactI18next).init({
    lng: language,
    resources: { [language]: words },
    fallbackLng: false,
    supportedLngs: languages,
    ns: Object.keys(words),
    defaultNS: defaultOf[side],
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
}

/** Speaks this language from now on, and on this device's next visit. Answers and throws as speakLanguage does. */
export async function changeLanguage(language: Language, isWanted?: () => boolean): Promise<boolean> {
  if (!(await speakLanguage(language, isWanted))) return false;
  try {
    localStorage.setItem(keptUnder, language);
  } catch {
    // See chosenLanguage.
  }
  return true;
}

/** Speaks the language of the person, or of the link, unless the reader chose another on this device. */
export async function followLanguage(language: Language | null | undefined): Promise<void> {
  if (!language || chosenLanguage() || i18next.language === language) return;
  // Nobody asked for it: where the words do not come, the page goes on in the language before.
  await speakLanguage(language).catch(() => undefined);
}
