import { deviceTimeZone } from '@casedoor/contracts/time-zones';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { showComponent } from '../../test/page.tsx';
import { TimeZoneSelect } from './time-zone-select.tsx';

const field = page.getByRole('combobox', { name: 'Time zone' });
const option = (name: string) => page.getByRole('option', { name, exact: true });

function Choosing({ first }: { first: string }) {
  const [zone, setZone] = useState(first);
  return (
    <>
      <TimeZoneSelect label="Time zone" noneLabel="No such zone" value={zone} onChange={setZone} />
      <output>{zone}</output>
    </>
  );
}

async function search(text: string): Promise<void> {
  await field.click();
  await field.fill(text);
}

it('is searched by name, and chosen by keyboard', async () => {
  await showComponent(<Choosing first="Europe/Paris" />);
  await expect.element(field).toHaveValue('Europe/Paris');
  await search('new york');
  await expect.element(option('America/New York')).toBeVisible();
  await userEvent.keyboard('{ArrowDown}{Enter}');
  await expect.element(page.getByRole('status')).toHaveTextContent('America/New_York');
  await expect.element(field).toHaveValue('America/New York');
});

it('names the zones in French on a French page', async () => {
  await showComponent(<Choosing first="Europe/London" />, { language: 'fr' });
  await expect.element(field).toHaveValue('Europe/Londres');
  await search('paques ile');
  await expect.element(option('Pacifique/Île de Pâques')).toBeVisible();
  await search('moscou');
  await expect.element(option('Europe/Moscou')).toBeVisible();
});

it('says so where no zone has the text, and keeps the one in use', async () => {
  await showComponent(<Choosing first="Europe/Paris" />);
  await search('nowhere');
  await expect.element(page.getByText('No such zone')).toBeVisible();
  await userEvent.tab();
  await expect.element(field).toHaveValue('Europe/Paris');
});

it.each(['UTC', 'Europe/Kiev', 'Pacific/Wake'])(
  'shows %s in the list, where it is the one in use',
  async (zone) => {
    await showComponent(<Choosing first={zone} />);
    await expect.element(field).toHaveValue(zone);
    await field.click();
    await expect.element(option(zone)).toHaveAttribute('aria-selected', 'true');
  },
);

it('knows the zone of the device', () => {
  expect(deviceTimeZone()).toBe('Europe/Paris');
});
