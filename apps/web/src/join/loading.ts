import { useCallback, useEffect, useRef, useState } from 'react';
import { type Failure, failureOf } from './failure.ts';

/** What is being loaded: nothing yet, a failure, or the value. */
export interface Loaded<T> {
  readonly value: T | null;
  readonly failure: Failure | null;
  /** Loads again; what was there stays until the answer comes. */
  readonly reload: () => void;
  /** Puts in what another request answered. */
  readonly replace: (value: T) => void;
}

/** Loads on mount, and again where `load` is another function. An outdated answer is dropped. */
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
  /** Runs the task unless one is running; resolves to whether it succeeded. */
  readonly run: (task: () => Promise<void>) => Promise<boolean>;
  readonly clear: () => void;
}

/** Keeps one request at a time: a double press does nothing. */
export function useSending(): Sending {
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const running = useRef(false);

  const run = useCallback(async (task: () => Promise<void>) => {
    if (running.current) return false;
    running.current = true;
    setPending(true);
    setFailure(null);
    try {
      await task();
      return true;
    } catch (fault) {
      setFailure(failureOf(fault));
      return false;
    } finally {
      running.current = false;
      setPending(false);
    }
  }, []);
  const clear = useCallback(() => setFailure(null), []);
  return { pending, failure, run, clear };
}

/** True once `active` has lasted 400 ms: a short wait shows nothing, so nothing flickers. */
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
