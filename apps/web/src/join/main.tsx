import { createRoot } from 'react-dom/client';
import { tellNotStarted } from '../i18n/not-started.ts';
import { startI18n } from '../i18n/start-i18n.ts';
import { showColourScheme } from '../ui/colour-scheme.ts';
import { startsHere } from '../ui/own-origin.ts';
import { reloadOutdatedPage } from '../ui/reload-outdated-page.ts';
import './join.css';
import { askAhead, isFrame, Join } from './join.tsx';
import { FaultBoundary } from './page/fault-boundary.tsx';
import { languageOfAddress, speak } from './page/language.ts';

// For start.js, which otherwise says that the scripts did not load.
document.documentElement.dataset.started = '';

const root = document.getElementById('root');
if (!root) throw new Error('join.html has no #root');

if (startsHere(root)) await start(root);

async function start(place: HTMLElement): Promise<void> {
  reloadOutdatedPage();
  // In a frame: light, because nearly all websites around it are light.
  showColourScheme(isFrame(window.location) ? 'light' : undefined);
  askAhead();
  try {
    await startI18n('invitee');
    await speak(languageOfAddress());
    createRoot(place).render(
      <FaultBoundary>
        <Join />
      </FaultBoundary>,
    );
  } catch (fault) {
    tellNotStarted(place, fault);
  }
}
