/** Whether this run uses the long counts: `npm run test:full` sets TEST_SIZE=full. */
const isFull = process.env.TEST_SIZE === 'full';

/** The number of rounds of a burst, a race or a property run: `few` in `npm test`, `many` in `npm run test:full`. */
export function rounds(few: number, many: number): number {
  return isFull ? many : few;
}
