/** Whether this run takes the long counts: `npm run test:full` sets TEST_SIZE=full. */
const isFull = process.env.TEST_SIZE === 'full';

/** How many rounds a burst, a race or a property run takes: `few` in `npm test`, `many` in `npm run test:full`. */
export function rounds(few: number, many: number): number {
  return isFull ? many : few;
}
