import type { Locale } from '@casedoor/contracts';
import type { Message } from '../message.ts';
import { shapeOf } from './message-shape.ts';
import { compileMessage, fillTemplate, type MessageTemplate } from '../message-template.ts';
import type { RenderedMessage } from './render-message.ts';
import { replyToOf, silenced } from './silenced.ts';

/** Writes a message in a language: subject, HTML, and the same as plain text. */
export type ComposeMessage = (message: Message, locale: Locale) => Promise<RenderedMessage>;

/**
 * Returns the same as `renderMessage` for a fraction of its cost: it renders each shape of a message once, and keeps
 * the templates of the `most` shapes that were used last (some 20 kB each). Templates hold no person's data.
 */
export function createComposer(most: number, compile = compileMessage): ComposeMessage {
  const templates = new Map<string, Promise<MessageTemplate>>();
  return async (message, locale) => {
    const silent = silenced(message);
    const shape = shapeOf(silent, locale);
    if (shape === null) {
      const { renderMessage } = await import('./render-message.ts');
      return renderMessage(message, locale);
    }
    const { key, values } = shape;
    const template = templates.get(key) ?? compile(shape, locale);
    // Deleted and set: the map's order is the order of use.
    templates.delete(key);
    templates.set(key, template);
    const [oldest] = templates.keys();
    if (templates.size > most && oldest !== undefined) templates.delete(oldest);
    // A failure is not kept.
    template.catch(() => templates.delete(key));
    return { replyTo: replyToOf(silent), ...fillTemplate(await template, values) };
  };
}

/** The templates of this process. */
export const composeMessage = createComposer(256);
