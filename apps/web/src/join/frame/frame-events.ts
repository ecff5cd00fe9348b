import type { FrameEvent } from '@casedoor/contracts';

type Telling = FrameEvent extends infer E
  ? E extends FrameEvent
    ? Omit<E, 'source' | 'version'>
    : never
  : never;

/**
 * Tells the page around the frame, and nobody else: only origins of the link's list are spoken to, and of these only
 * the one that is around it, where the browser says which. The browser itself drops what is for another.
 */
export function tellAround(frameOrigins: readonly string[], event: Telling): void {
  if (window.parent === window) return;
  const message = { source: 'casedoor', version: 1, ...event } as FrameEvent;
  for (const origin of addressees(frameOrigins, originAround())) window.parent.postMessage(message, origin);
}

/** Whom of the list to speak to. Where the browser does not tell who is around, the list is all that can be known. */
export function addressees(frameOrigins: readonly string[], around: string | null): readonly string[] {
  return around === null ? frameOrigins : frameOrigins.filter((origin) => origin === around);
}

/** The origin of the page around the frame, or null where the browser keeps it to itself. */
function originAround(): string | null {
  const [nearest] = window.location.ancestorOrigins ?? [];
  if (nearest !== undefined) return nearest;
  return URL.canParse(document.referrer) ? new URL(document.referrer).origin : null;
}
