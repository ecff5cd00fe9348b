// The entry of the production bundle (dist/main.js).
import { setFlagsFromString } from 'node:v8';

// Nearly all that is allocated while the program starts stays. A young generation that grew meanwhile would keep 60 MB.
setFlagsFromString('--semi-space-growth-factor=1');
await import('./main.ts');
setFlagsFromString('--semi-space-growth-factor=2');
