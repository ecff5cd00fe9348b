import axe from 'axe-core';
import { expect } from 'vitest';
import { cdp } from 'vitest/browser';

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
export const bothSchemes = ['light', 'dark'] as const;
type ColourScheme = (typeof bothSchemes)[number];

/** Fails where axe finds a violation of WCAG 2.2 AA on the page in one of the colour schemes. */
export async function expectAccessible(schemes: readonly ColourScheme[]): Promise<void> {
  for (const scheme of schemes) {
    await showIn(scheme);
    expect.soft(await violations(), `violations in ${scheme}`).toEqual([]);
  }
  await showIn('light');
}

async function showIn(scheme: ColourScheme): Promise<void> {
  const features = [
    { name: 'prefers-color-scheme', value: scheme },
    { name: 'prefers-reduced-motion', value: 'reduce' },
  ];
  await cdp().send('Emulation.setEmulatedMedia', { features });
  // Mantine follows the scheme in a script.
  await expect.poll(() => document.documentElement.dataset.mantineColorScheme).toBe(scheme);
}

async function violations(): Promise<string[]> {
  const found = await axe.run(document.body, { runOnly: standards, resultTypes: ['violations'] });
  return found.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${help}: ${target.join(' ')}: ${failureSummary ?? ''}`),
  );
}
