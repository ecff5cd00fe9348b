import type { FrameEvent } from '@casedoor/contracts';

type Telling = FrameEvent extends infer E
  ? E extends FrameEvent
    ? Omit<E, 'source' | 'version'>
    : never
  : never;

/**
 * Posts an event to the page around the frame. Sends it only to origins on the link's list, and only to the surrounding
 * one where the browser reveals which it is. The browser drops a message for another origin.
 */
export function tellAround(frameOrigins: readonly string[], event: Telling): void {
  if (window.parent === window) return;
  const message = { source: 'casedoor', version: 1, ...event } as FrameEvent;
  for (const origin of addressees(frameOrigins, originAround())) window.parent.postMessage(message, origin);
}

/** The origins to post to. Where the browser does not reveal the surrounding origin, that is the whole list. */
export function addressees(frameOrigins: readonly string[], around: string | null): readonly string[] {
  return around === null ? frameOrigins : frameOrigins.filter((origin) => origin === around);
}

/** The origin of the page around the frame, or null where the browser does not reveal it. */
function originAround(): string | null {
  const [nearest] = window.location.ancestorOrigins ?? [];
  if (nearest !== undefined) return nearest;
  try {
    return new URL(document.referrer).origin;
  } catch {
    return null;
  }
}
