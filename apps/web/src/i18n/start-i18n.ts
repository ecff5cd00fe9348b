import i18next, { type BackendModule } from 'i18next';
import { initReactI18next } from 'react-i18next';

const languages = ['en', 'fr'] as const;

/** A language that the product speaks. */
export type Language = (typeof languages)[number];

const keptUnder = 'casedoor-language';

type Catalog = Record<string, unknown>;

// Lazy, so that only the language in use is loaded, and an invitee loads no administrator's words.
const ofInvitees = import.meta.glob<{ default: Catalog }>('./{en,fr}/join.ts');
const ofTheOthers = { en: () => import('./words-en.ts'), fr: () => import('./words-fr.ts') };

async function readCatalog(language: Language, namespace: string): Promise<Catalog> {
  const alone = namespace === 'join' ? await ofInvitees[`./${language}/join.ts`]?.() : null;
  const catalog = alone ?? (await ofTheOthers[language]()).catalogs[`./${language}/${namespace}.ts`];
  if (!catalog) throw new Error(`There is no catalog ${language}/${namespace}.ts`);
  return catalog.default;
}

const catalogFiles: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read(language, namespace, done) {
    readCatalog(language as Language, namespace).then(
      (catalog) => done(null, catalog),
      (fault: unknown) => done(fault instanceof Error ? fault : new Error(String(fault)), null),
    );
  },
};

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
 * Starts translation with the catalogs of some areas, before the first render. Language: the person's own choice
 * on this device, else what `preferred` answers (such as the signed-in person's), else the browser's.
 */
export async function startI18n(
  namespaces: readonly string[],
  preferred?: () => Promise<Language | null | undefined>,
): Promise<void> {
  const language = chosenLanguage() ?? (await preferred?.()) ?? browserLanguage();
  i18next.on('languageChanged', (now) => {
    document.documentElement.lang = now;
  });
  await i18next
    .use(catalogFiles)
    .use(initReactI18next)
    .init({
      lng: language,
      fallbackLng: false,
      supportedLngs: languages,
      ns: [...namespaces],
      defaultNS: namespaces[0] ?? 'shell',
      interpolation: { escapeValue: false },
      react: { useSuspense: false },
    });
}

/** Speaks this language from now on, and on this device's next visit. */
export async function changeLanguage(language: Language): Promise<void> {
  try {
    localStorage.setItem(keptUnder, language);
  } catch {
    // See chosenLanguage.
  }
  await i18next.changeLanguage(language);
}

/** Speaks the language of the person, or of the link, unless the reader chose another on this device. */
export async function followLanguage(language: Language | null | undefined): Promise<void> {
  if (language && !chosenLanguage() && i18next.language !== language) await i18next.changeLanguage(language);
}
