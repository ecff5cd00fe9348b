// The oldest supported browsers are Safari 15, Chrome 95 and Firefox 102. The build translates newer syntax for them
// (`build.target` in apps/web/vite.config.ts), but neither functions nor regular expressions.

/** What at least one of them lacks, as it is written in sources and in built files. */
const missing = {
  'Array.prototype.at (Safari 15.4)': /\.at\(/,
  'Object.hasOwn (Safari 15.4)': /\bObject\.hasOwn\(/,
  'structuredClone (Safari 15.4)': /(?<![.\w])structuredClone\(/,
  'crypto.randomUUID (Safari 15.4)': /\bcrypto\.randomUUID\(/,
  'Intl.supportedValuesOf (Safari 15.4)': /\bIntl\.supportedValuesOf\b(?!\?)/,
  'HTMLDialogElement.showModal (Safari 15.4)': /\.showModal\(/,
  'findLast (Safari 15.4, Firefox 104)': /\.findLast(Index)?\(/,
  'form.requestSubmit (Safari 16)': /\.requestSubmit\(/,
  'toSorted and its like (Safari 16, Firefox 115)': /\.(toSorted|toReversed|toSpliced)\(/,
  'AbortSignal.timeout and any (Safari 16)': /\bAbortSignal\.(timeout|any)\(/,
  'lookbehind (Safari 16.4)': /\(\?<[=!]/,
  'URL.canParse and parse (Safari 17)': /\bURL\.(canParse|parse)\(/,
  'URLSearchParams.size (Safari 17)': /\b(query|search|params|searchParams|address)\.size\b/i,
  'Object.groupBy (Safari 17.4)': /\b(Object|Map)\.groupBy\(/,
  'Promise.withResolvers (Safari 17.4)': /\bPromise\.(withResolvers|try)\(/,
  'Array.fromAsync (Safari 16.4)': /\bArray\.fromAsync\(/,
};

/** Returns the names of what a source or a built file uses and the oldest supported browsers lack. */
export function lackedByOldBrowsers(text) {
  return Object.entries(missing)
    .filter(([, written]) => written.test(text))
    .map(([name]) => name);
}
