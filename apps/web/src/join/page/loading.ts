import { useCallback, useEffect, useRef, useState } from 'react';
import { type Failure, failureOf } from './failure.ts';
import { whenBackOnline } from './online.ts';

/** State of a load: nothing yet, a failure, or the value. */
export interface Loaded<T> {
  readonly value: T | null;
  readonly failure: Failure | null;
  /** Reloads; the present value stays until the answer arrives. */
  readonly reload: () => void;
  /** Sets the value to the answer of another request. */
  readonly replace: (value: T) => void;
}

/** Loads on mount, when `load` changes, and when a lost connection is back. Drops an outdated answer. */
export function useLoaded<T>(load: (signal: AbortSignal) => Promise<T>): Loaded<T> {
  const [value, setValue] = useState<T | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [round, setRound] = useState(0);

  useEffect(() => {
    const controller = new AbortController();
    load(controller.signal).then(
      (answer) => {
        if (controller.signal.aborted) return;
        setValue(answer);
        setFailure(null);
      },
      (fault: unknown) => {
        if (!controller.signal.aborted) setFailure(failureOf(fault));
      },
    );
    return () => controller.abort();
  }, [load, round]);

  useEffect(() => {
    // A failure stays on the page until the retry is answered, so that nothing flickers.
    if (failure?.kind === 'connection') return whenBackOnline(() => setRound((before) => before + 1), round);
    return undefined;
  }, [failure, round]);

  const reload = useCallback(() => {
    setFailure(null);
    setRound((before) => before + 1);
  }, []);
  const replace = useCallback((answer: T) => setValue(answer), []);
  return { value, failure, reload, replace };
}

/** A request that a person starts: pending, or failed. */
export interface Sending {
  readonly pending: boolean;
  readonly failure: Failure | null;
  /**
   * Runs the task unless one is running; resolves to whether it
   * succeeded. No automatic retry where `byHand` returns true.
   */
  readonly run: (
    task: () => Promise<void>,
    options?: { readonly byHand?: () => boolean },
  ) => Promise<boolean>;
  /** Clears the failure and cancels the automatic retry. */
  readonly clear: () => void;
}

/** Allows one request at a time: a double press does nothing. Retries by itself after a lost connection. */
export function useSending(): Sending {
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const running = useRef(false);
  const attempts = useRef(0);
  const stopWaiting = useRef<(() => void) | null>(null);

  const forgetRetry = useCallback(() => {
    stopWaiting.current?.();
    stopWaiting.current = null;
  }, []);
  useEffect(() => forgetRetry, [forgetRetry]);

  const runOnce = useCallback(
    async function attempt(task: () => Promise<void>, byHand: () => boolean): Promise<boolean> {
      if (running.current) return false;
      running.current = true;
      forgetRetry();
      setPending(true);
      try {
        await task();
        setFailure(null);
        return true;
      } catch (fault) {
        const failed = failureOf(fault);
        setFailure(failed);
        if (failed.kind === 'connection' && !byHand()) {
          stopWaiting.current = whenBackOnline(() => void attempt(task, byHand), attempts.current);
          attempts.current += 1;
        }
        return false;
      } finally {
        running.current = false;
        setPending(false);
      }
    },
    [forgetRetry],
  );

  const run = useCallback(
    (task: () => Promise<void>, { byHand = () => false }: { readonly byHand?: () => boolean } = {}) => {
      attempts.current = 0;
      setFailure(null);
      return runOnce(task, byHand);
    },
    [runOnce],
  );
  const clear = useCallback(() => {
    forgetRetry();
    setFailure(null);
  }, [forgetRetry]);
  return { pending, failure, run, clear };
}

/** True once `active` has lasted 400 ms: a short load shows no progress, so nothing flickers. */
export function useSlow(active: boolean, after = 400): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!active) return undefined;
    const timer = setTimeout(() => setSlow(true), after);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [active, after]);
  return slow;
}

/** Whole seconds until a moment (milliseconds since 1970), counting down to 0; 0 for null. */
export function useCountdown(until: number | null): number {
  const [now, setNow] = useState(() => Date.now());
  const left = until === null ? 0 : Math.max(0, Math.ceil((until - now) / 1000));
  useEffect(() => {
    if (until === null) return undefined;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, [until]);
  return left;
}
