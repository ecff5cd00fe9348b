import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { command, node, root, run, Stop } from './workspace.mjs';

// Debian's browser without windows first: it draws and starts with less work.
const names = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
];
// Ubuntu has no headless shell.
const packages = ['chromium-headless-shell', 'chromium'];
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  `${process.env.PROGRAMFILES}\\Google\\Chrome\\Application\\chrome.exe`,
];

/**
 * Finds a Chromium for the tests and returns its path: the one in the environment, an installed one, Playwright's own,
 * or a download.
 */
export async function findChromium() {
  const named = process.env.PLAYWRIGHT_CHROMIUM_PATH;
  if (named) {
    if (existsSync(named)) return named;
    throw new Stop(`PLAYWRIGHT_CHROMIUM_PATH names ${named}, which does not exist.`);
  }
  const found = installed() ?? playwrights();
  if (found) {
    console.log(`  Browser: ${found}`);
    return found;
  }
  if (process.env.INSTALL_BROWSER === 'no') {
    throw new Stop(
      'No Chromium was found, and INSTALL_BROWSER=no forbids installing one; set PLAYWRIGHT_CHROMIUM_PATH to one.',
    );
  }
  await installOne();
  const now = installed() ?? playwrights();
  if (now) return now;
  throw new Stop('No Chromium was found or installed; set PLAYWRIGHT_CHROMIUM_PATH to one.');
}

/** Finds or installs the browser once for this process and all that it starts: two steps must not install it at once. */
export async function chooseChromium() {
  process.env.PLAYWRIGHT_CHROMIUM_PATH = await findChromium();
}

function installed() {
  return names.map(onPath).find(Boolean) ?? places.find((path) => existsSync(path));
}

function onPath(name) {
  try {
    return execFileSync('which', [name], { stdio: ['ignore', 'pipe', 'ignore'] })
      .toString()
      .trim();
  } catch {
    return undefined;
  }
}

function playwrights() {
  const playwright = createRequire(join(root, 'package.json'))('playwright');
  const path = playwright.chromium.executablePath();
  return existsSync(path) ? path : undefined;
}

async function installOne() {
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    console.log(
      '  No Chromium here: installing Debian’s package as root (apt-get install). INSTALL_BROWSER=no prevents it.',
    );
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update', '-qq'], { env });
    for (const name of packages)
      if ((await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], { env })) === 0)
        return;
  }
  console.log(
    '  No Chromium here: downloading Playwright’s own (playwright install chromium). INSTALL_BROWSER=no prevents it.',
  );
  await run(node, [command('playwright'), 'install', 'chromium']);
}
