import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { ConnectionError } from '../api/request.ts';

const languages = ['en', 'fr'] as const;

/** A language of the product. */
export type Language = (typeof languages)[number];

const keptUnder = 'casedoor-language';

type Catalog = Record<string, unknown>;

// Lazy-loaded, so that only the language in use loads, and nobody loads the catalogs of another side.
const ofInvitees = { en: () => import('./en/join-link.ts'), fr: () => import('./fr/join-link.ts') };
const laterOfInvitees = { en: () => import('./en/join-later.ts'), fr: () => import('./fr/join-later.ts') };
const ofClients = { en: () => import('./en/client.ts'), fr: () => import('./fr/client.ts') };
const ofTheOthers = { en: () => import('./words-en.ts'), fr: () => import('./words-fr.ts') };

/** The readers: an invitee has one catalog, a client one, everybody else all the others. */
type Side = 'invitee' | 'client' | 'app';
let side: Side = 'app';
const defaultOf = { invitee: 'join', client: 'client', app: 'shell' } as const;

/** Loads a language's catalogs, by name. Throws ConnectionError where they fail to load. */
async function readWords(language: Language): Promise<Record<string, Catalog>> {
  try {
    // A client's catalog has what the parts shared with the invitee's side say, too.
    if (side === 'client') {
      const words = (await ofClients[language]()).default;
      return { client: words, join: words };
    }
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

let needsLaterWords = false;
const withLaterWords = new Set<Language>();

/** Adds what an invitee reads after the link page to a language. Throws ConnectionError where it fails to load. */
async function addLaterWords(language: Language): Promise<void> {
  // A client's catalog is whole.
  if (side === 'client' || withLaterWords.has(language)) return;
  try {
    i18next.addResourceBundle(language, 'join', (await laterOfInvitees[language]()).default, true);
    withLaterWords.add(language);
  } catch (fault) {
    throw new ConnectionError(fault);
  }
}

/**
 * Loads what the invitee's pages after the link page say, in the current language and in each that is chosen afterwards.
 * Throws ConnectionError where it fails to load.
 */
export async function loadLaterWords(): Promise<void> {
  needsLaterWords = true;
  const language = i18next.language as Language;
  await addLaterWords(language);
  // Somebody may have chosen the other one meanwhile.
  if (i18next.language !== language) await loadLaterWords();
}

let requests = 0;

/** Returns a function that says whether this is still the newest request for a language. */
function newestRequest(): () => boolean {
  requests += 1;
  const own = requests;
  return () => own === requests;
}

/**
 * Changes the language once its catalogs are loaded, unless another was chosen since: a catalog that loads late must
 * not overrule the newer choice. A person's own choice passes `isWanted`, and no automatic change overrules it. Returns
 * whether the language changed. Throws ConnectionError where a catalog fails to load: the previous language stays.
 */
export async function speakLanguage(language: Language, isWanted?: () => boolean): Promise<boolean> {
  // Counted for every change, so that one that is still loading gives way to this one.
  const isNewest = newestRequest();
  if (!i18next.hasResourceBundle(language, defaultOf[side])) {
    const words = await readWords(language);
    for (const [name, catalog] of Object.entries(words)) i18next.addResourceBundle(language, name, catalog);
  }
  if (needsLaterWords) await addLaterWords(language);
  if (!(isWanted ?? isNewest)()) return false;
  await i18next.changeLanguage(language);
  return true;
}

/** Whether a value is a language of the product. */
export function isLanguage(value: unknown): value is Language {
  return languages.includes(value as Language);
}

/** Returns the language that the person chose on this device, or null. */
function chosenLanguage(): Language | null {
  try {
    const kept = localStorage.getItem(keptUnder);
    return isLanguage(kept) ? kept : null;
  } catch {
    // The browser may forbid storage; the choice then lasts as long as the page.
    return null;
  }
}

/** Returns the first of the browser's languages that the product has, else English. */
function browserLanguage(): Language {
  for (const tag of navigator.languages) {
    const language = tag.slice(0, 2).toLowerCase();
    if (isLanguage(language)) return language;
  }
  return 'en';
}

/**
 * Starts i18next with the catalogs of one side, before the first render. Language: the person's own choice on this
 * device, else what `preferred` resolves to (such as the signed-in person's), else the browser's. Throws
 * ConnectionError where a catalog fails to load.
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

/** Changes the language and stores it for this device's next visit. Returns and throws as speakLanguage does. */
export async function changeLanguage(language: Language, isWanted?: () => boolean): Promise<boolean> {
  if (!(await speakLanguage(language, isWanted))) return false;
  try {
    localStorage.setItem(keptUnder, language);
  } catch {
    // Storage is forbidden: see chosenLanguage.
  }
  return true;
}

/** Changes to the language of the person or the link, unless the reader chose another on this device. */
export async function followLanguage(language: Language | null | undefined): Promise<void> {
  if (!language || chosenLanguage() || i18next.language === language) return;
  // Nobody asked for this change: if a catalog fails to load, the page keeps its language.
  await speakLanguage(language).catch(() => undefined);
}
