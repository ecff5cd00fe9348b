import { useCallback, useEffect, useRef, useState } from 'react';
import { passes } from '../../api/request.ts';
import { type Failure, failureOf, isCrowded } from './failure.ts';
import { whenBack } from '../../api/when-back.ts';

/** State of a load: nothing yet, a failure, or the value. */
export interface Loaded<T> {
  readonly value: T | null;
  readonly failure: Failure | null;
  /** Reloads; the present value stays until the answer arrives. */
  readonly reload: () => void;
  /** Sets the value to the answer of another request. */
  readonly replace: (value: T) => void;
}

/** Loads on mount, when `load` changes, and again while a failure may pass by itself. Drops an outdated answer. */
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
        if (controller.signal.aborted) return;
        const failed = failureOf(fault);
        setFailure({ ...failed, repeats: passes(fault) });
      },
    );
    return () => controller.abort();
  }, [load, round]);

  useEffect(() => {
    // A failure stays on the page until the retry is answered, so that nothing flickers.
    if (!failure?.repeats) return undefined;
    return whenBack(() => setRound((before) => before + 1), round, retryAtOf(failure));
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
   * Runs the task unless one is running; resolves to whether it succeeded. Without an answer, nobody knows whether the
   * task was done: it is repeated automatically only where `repeatable` returns true, because twice is the same as once.
   */
  readonly run: (
    task: () => Promise<void>,
    options?: { readonly repeatable?: () => boolean },
  ) => Promise<boolean>;
  /** Clears the failure and cancels the automatic retry. */
  readonly clear: () => void;
}

const aMinute = 60_000;

/** Allows one request at a time: a double press does nothing. */
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
    async function attempt(task: () => Promise<void>, repeatable: () => boolean): Promise<boolean> {
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
        const repeats = passes(fault) && repeatable();
        setFailure({ ...failed, repeats });
        if (repeats || isCrowded(failed)) {
          const again = () => void attempt(task, repeatable);
          const notBefore = repeats ? retryAtOf(failed) : Date.now() + aMinute;
          stopWaiting.current = whenBack(again, attempts.current, notBefore);
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
    (
      task: () => Promise<void>,
      { repeatable = () => false }: { readonly repeatable?: () => boolean } = {},
    ) => {
      attempts.current = 0;
      setFailure(null);
      return runOnce(task, repeatable);
    },
    [runOnce],
  );
  const clear = useCallback(() => {
    forgetRetry();
    setFailure(null);
  }, [forgetRetry]);
  return { pending, failure, run, clear };
}

/** For `run`: the task only reads, or the API answers its repetition as the first time. */
export const idempotent = { repeatable: () => true } as const;

function retryAtOf(failure: Failure): number | null {
  return failure.kind === 'problem' ? failure.retryAt : null;
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
