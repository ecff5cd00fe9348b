// Measures what an invitee's first screen loads (join.html with its static imports, its styles, and one language), and
// the size of dist/.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const budget = 110_000;
const bundleBudget = 60_000_000;

/**
 * Gzipped bytes of the first screen in each language, from a folder that Vite built with a manifest: all static imports
 * of join.html. Lazy imports, which load on a later step, do not count.
 */
export function firstLoads(folder) {
  const manifest = JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8'));
  const sizes = new Map();
  const sizeOf = (file) => {
    if (!sizes.has(file)) sizes.set(file, gzipSync(readFileSync(join(folder, file)), { level: 9 }).length);
    return sizes.get(file);
  };
  return ['en', 'fr'].map((language) => {
    const files = filesOf(manifest, ['join.html', `src/i18n/${language}/join-link.ts`]);
    return { language, bytes: [...files].reduce((sum, file) => sum + sizeOf(file), 0), files: files.size };
  });
}

/** Returns a sentence for each language, and whether all of them are within the budget. */
export function judge(loads, limit = budget) {
  const lines = loads.map(({ language, bytes, files }) => {
    const size = `The invitee's first screen (${language}) loads ${kilobytes(bytes)} kB gzipped in ${files} files`;
    return bytes <= limit
      ? `${size}; ${kilobytes(limit)} kB are allowed.`
      : `${size}: ${kilobytes(bytes - limit)} kB more than the ${kilobytes(limit)} kB allowed. Import later what the link page does not need.`;
  });
  return { lines, kept: loads.every(({ bytes }) => bytes <= limit) };
}

/**
 * Judges that no page of the invitee's side, also a lazy one, loads a library of the administrators' app: its styles would
 * change the page, and its size would keep a phone waiting.
 */
export function judgeInviteesLibraries(folder) {
  const manifest = JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8'));
  const strays = [...filesOf(manifest, ['join.html'], { lazy: true })].filter((file) =>
    /\/(mantine|router)-[^/]*$/.test(file),
  );
  if (strays.length === 0)
    return { kept: true, lines: ["No page of the invitee's side loads a library of the app's."] };
  const excess = `The invitee's side loads ${strays.join(', ')}`;
  return {
    kept: false,
    lines: [`${excess}: give what both sides share a chunk of its own (apps/web/vite.config.ts).`],
  };
}

/**
 * Returns a sentence on the bytes of a built dist/, and whether they
 * are within the budget. Node's compile cache does not count.
 */
export function judgeBundle(folder, limit = bundleBudget) {
  const bytes = bytesIn(folder, (name) => name !== 'compile-cache');
  const size = `dist/ has ${megabytes(bytes)} MB`;
  if (bytes <= limit) return { kept: true, lines: [`${size}; ${megabytes(limit)} MB are allowed.`] };
  const excess = `${size}: ${megabytes(bytes - limit)} MB more than the ${megabytes(limit)} MB allowed.`;
  return { kept: false, lines: [`${excess} Bundle packages instead of copying them (scripts/dist.mjs).`] };
}

function bytesIn(path, counts = () => true) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.size;
  return readdirSync(path)
    .filter(counts)
    .reduce((sum, name) => sum + bytesIn(join(path, name)), 0);
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
