// Measures what the first screens of an invitee and of a client load (a page with its static imports, its styles, and one
// language), and the size of dist/.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const budget = 110_000;
/** The rest of the 12 requests of a first screen: the page, start.js, the API's answer and the logo. */
const filesBudget = 12 - 4;
const bundleBudget = 60_000_000;

/** The pages that a phone loads, with their catalogs. */
const screens = {
  invitee: { page: 'join.html', catalog: 'join-link' },
  client: { page: 'client.html', catalog: 'client' },
};

/**
 * Gzipped bytes of a first screen in each language, from a folder that Vite built with a manifest: all static imports
 * of its page. Lazy imports, which load on a later step, do not count.
 */
export function firstLoads(folder, reader = 'invitee') {
  const { page, catalog } = screens[reader];
  const manifest = JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8'));
  const sizes = new Map();
  const sizeOf = (file) => {
    if (!sizes.has(file)) sizes.set(file, gzipSync(readFileSync(join(folder, file)), { level: 9 }).length);
    return sizes.get(file);
  };
  return ['en', 'fr'].map((language) => {
    const files = filesOf(manifest, [page, `src/i18n/${language}/${catalog}.ts`]);
    return {
      reader,
      language,
      bytes: [...files].reduce((sum, file) => sum + sizeOf(file), 0),
      files: files.size,
    };
  });
}

/** Returns a sentence for each language, and whether all of them are within the budget. */
export function judge(loads, limit = budget) {
  const lines = loads.map(({ reader, language, bytes, files }) => {
    const size = `The ${reader}'s first screen (${language}) loads ${kilobytes(bytes)} kB gzipped in ${files} files`;
    if (bytes > limit)
      return `${size}: ${kilobytes(bytes - limit)} kB more than the ${kilobytes(limit)} kB allowed. Import later what it does not need.`;
    if (files > filesBudget)
      return `${size}: ${files - filesBudget} more than the ${filesBudget} allowed. Group its chunks (apps/web/vite.config.ts).`;
    return `${size}; ${kilobytes(limit)} kB and ${filesBudget} files are allowed.`;
  });
  return { lines, kept: loads.every(({ bytes, files }) => bytes <= limit && files <= filesBudget) };
}

/**
 * Judges that no page of the invitee's and the client's side, also a lazy one, loads a library of the administrators' app: its styles would
 * change the page, and its size would keep a phone waiting.
 */
export function judgeInviteesLibraries(folder) {
  const manifest = JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8'));
  const strays = [...filesOf(manifest, ['join.html', 'client.html'], { lazy: true })].filter((file) =>
    /\/(mantine|router)-[^/]*$/.test(file),
  );
  if (strays.length === 0)
    return { kept: true, lines: ["No page of an invitee or a client loads a library of the app's."] };
  const excess = `An invitee or a client loads ${strays.join(', ')}`;
  return {
    kept: false,
    lines: [`${excess}: give what the sides share a chunk of its own (apps/web/vite.config.ts).`],
  };
}

/** Returns a sentence on the bytes of a built dist/, and whether they are within the budget. */
export function judgeBundle(folder, limit = bundleBudget) {
  const bytes = bytesIn(folder);
  const size = `dist/ has ${megabytes(bytes)} MB`;
  if (bytes <= limit) return { kept: true, lines: [`${size}; ${megabytes(limit)} MB are allowed.`] };
  const excess = `${size}: ${megabytes(bytes - limit)} MB more than the ${megabytes(limit)} MB allowed.`;
  return { kept: false, lines: [`${excess} Bundle packages instead of copying them (scripts/dist.mjs).`] };
}

function bytesIn(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.size;
  return readdirSync(path).reduce((sum, name) => sum + bytesIn(join(path, name)), 0);
}

function filesOf(manifest, entries, { lazy = false } = {}) {
  const files = new Set();
  const seen = new Set();
  const visit = (key) => {
    if (seen.has(key)) return;
    seen.add(key);
    const chunk = manifest[key];
    if (!chunk) throw new Error(`The build has no ${key}: its manifest does not name it.`);
    for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file);
    for (const imported of [...(chunk.imports ?? []), ...(lazy ? (chunk.dynamicImports ?? []) : [])])
      visit(imported);
  };
  for (const entry of entries) visit(entry);
  return files;
}

function kilobytes(bytes) {
  return (bytes / 1000).toFixed(1);
}

function megabytes(bytes) {
  return (bytes / 1_000_000).toFixed(1);
}
