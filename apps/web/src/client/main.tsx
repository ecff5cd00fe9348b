import { createRoot } from 'react-dom/client';
import { tellNotStarted } from '../i18n/not-started.ts';
import { startI18n } from '../i18n/start-i18n.ts';
import { FaultBoundary } from '../join/page/fault-boundary.tsx';
import { languageOfAddress, speak } from '../join/page/language.ts';
import { showColourScheme } from '../ui/colour-scheme.ts';
import { startsHere } from '../ui/own-origin.ts';
import { reloadOutdatedPage } from '../ui/reload-outdated-page.ts';
import './client.css';
import { Client } from './client.tsx';
import { askAhead } from './own-cases/load-cases.ts';

// For start.js, which otherwise says that the scripts did not load.
document.documentElement.dataset.started = '';

const root = document.getElementById('root');
if (!root) throw new Error('client.html has no #root');

if (startsHere(root)) await start(root);

async function start(place: HTMLElement): Promise<void> {
  reloadOutdatedPage();
  showColourScheme();
  try {
    await startI18n('client', askAhead(window.location.pathname));
    await speak(languageOfAddress());
    createRoot(place).render(
      <FaultBoundary>
        <Client pathname={window.location.pathname} />
      </FaultBoundary>,
    );
  } catch (fault) {
    tellNotStarted(place, fault);
  }
}
