/** A reason not to start that the operator can correct: main prints its sentence, without a stack, and exits 1. */
export class StartupError extends Error {
  override readonly name: string = 'StartupError';
}
