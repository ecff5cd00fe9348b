import type { Locale } from '@casedoor/contracts';

/**
 * Chooses the language of the answer: the first of ours by
 * Accept-Language's weights (RFC 9110, 12.5.4), else `fallback`.
 */
export function localeOf(acceptLanguage: string | undefined, fallback: Locale = 'en'): Locale {
  const wanted = (acceptLanguage ?? '')
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const weight = parameters
        .map((parameter) => /^\s*q=([01](\.\d{1,3})?)\s*$/.exec(parameter)?.[1])
        .find(Boolean);
      return { language: tag.split('-')[0], weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ language, weight }) => weight > 0 && (language === 'en' || language === 'fr'))
    .sort((a, b) => b.weight - a.weight);
  return (wanted[0]?.language as Locale | undefined) ?? fallback;
}
