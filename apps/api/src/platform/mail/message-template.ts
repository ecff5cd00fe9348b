import type { Locale } from '@casedoor/contracts';
import { escapeHtml } from '../http/escape-html.ts';
import {
  markOf,
  markPattern,
  modelAccents,
  type MessageShape,
  type SlotKind,
  type SlotValue,
} from './messages/message-shape.ts';
import { lineLength, spaces, wrapLine } from './messages/wrap-line.ts';

type Write = (value: string) => string;
/** Text as it stands, or a value and how it is written there. */
type Piece = string | { slot: number; write: Write };
/** Wrapped text, or a paragraph to be filled and wrapped, after its number in a list. */
type Paragraph = string | { prefix: string; pieces: Piece[] };

/** A message rendered once with marks, and cut at them. */
export interface MessageTemplate {
  senderName: string | null;
  subject: Piece[];
  html: Piece[];
  text: Paragraph[];
}

/** Renders the model of a shape, and cuts it at its marks. Loads React with the first shape: some 40 MB. */
export async function compileMessage(shape: MessageShape, locale: Locale): Promise<MessageTemplate> {
  const [{ renderLetter, wordingOf }, { plainTextOf }] = await Promise.all([
    import('./messages/render-message.ts'),
    import('./messages/plain-text.ts'),
  ]);
  const kinds = shape.values.map(({ kind }) => kind);
  const { senderName = null, subject, letter } = wordingOf(shape.model, locale);
  const html = await renderLetter(letter);
  return {
    senderName,
    subject: cut(subject, () => asItIs),
    html: cut(withMarkedColours(html, kinds), (slot, before) => writeInHtml(kinds[slot], before)),
    text: joined(
      plainTextOf(html, false)
        .split('\n')
        .map((line) => paragraphOf(line, kinds)),
    ),
  };
}

/** Fills a template with the values of a message of its shape. */
export function fillTemplate(template: MessageTemplate, values: readonly SlotValue[]) {
  const given = values.map(({ value }) => value);
  // As the encoder of a rendering does: half of a surrogate pair becomes U+FFFD.
  const wellFormed = given.map((value) => value.toWellFormed());
  const { senderName, subject, html, text } = template;
  return {
    senderName,
    subject: fill(subject, given),
    html: fill(html, wellFormed),
    text: text.map((one) => (typeof one === 'string' ? one : wrapped(one, wellFormed))).join('\n'),
  };
}

const asItIs: Write = (value) => value;
const escapedLines: Write = (value) => escapeHtml(value).replaceAll('\n', '<br/>');
const onOneLine: Write = (value) => value.replace(spaces, ' ');

function fill(pieces: readonly Piece[], values: readonly string[]): string {
  let filled = '';
  for (const piece of pieces)
    filled += typeof piece === 'string' ? piece : piece.write(values[piece.slot] ?? '');
  return filled;
}

/** Cuts a text at its marks. `writeAt` gets what stands before the mark, and says how its value is written. */
function cut(text: string, writeAt: (slot: number, before: string) => Write): Piece[] {
  let before = '';
  return text.split(markPattern).map((part, index) => {
    if (index % 2 === 0) {
      before += part;
      return part;
    }
    const slot = Number(part);
    return { slot, write: writeAt(slot, before) };
  });
}

/** Colours are the last two values of a shape that has them: on light and on dark. */
function withMarkedColours(html: string, kinds: readonly SlotKind[]): string {
  const light = kinds.indexOf('colour');
  if (light === -1) return html;
  return html.replaceAll(modelAccents.light, markOf(light)).replaceAll(modelAccents.dark, markOf(light + 1));
}

/** How a value is escaped after `before`. Throws for every other place: there it could end or begin something. */
export function writeInHtml(kind: SlotKind | undefined, before: string): Write {
  const isOpen = (tag: string) => before.lastIndexOf(`<${tag}`) > before.lastIndexOf(`</${tag}`);
  const attribute = /<[^<>]* ([\w-]+)="[^"<>]*$/.exec(before)?.[1];
  const isContent =
    before.lastIndexOf('>') > before.lastIndexOf('<') && !isOpen('style') && !isOpen('script');
  if (kind === 'colour' && (isOpen('style') || attribute === 'style')) return asItIs;
  if (kind === 'url' && (attribute === 'href' || attribute === 'src')) return escapeHtml;
  if (kind === 'lines' && isContent) return escapedLines;
  if ((kind === 'text' || kind === 'url') && isContent) return escapeHtml;
  throw new Error(`A mail has a value of the kind ${kind} after ${before.slice(-80)}`);
}

/** A line of the text that is not wrapped yet is a paragraph, a step of a list, or empty. */
function paragraphOf(line: string, kinds: readonly SlotKind[]): Paragraph {
  const prefix = /^ \d+\. /.exec(line)?.[0] ?? '';
  const pieces = cut(line.slice(prefix.length), (slot) => (kinds[slot] === 'lines' ? asItIs : onOneLine));
  const paragraph = { prefix, pieces };
  return pieces.length === 1 ? wrapped(paragraph, []) : paragraph;
}

function wrapped({ prefix, pieces }: Exclude<Paragraph, string>, values: readonly string[]): string {
  return (
    prefix +
    fill(pieces, values)
      .split('\n')
      .map((line) => wrapLine(line, lineLength - prefix.length))
      .join('\n')
      .replaceAll('\n', `\n${' '.repeat(prefix.length)}`)
  );
}

/** Joins neighbours that have no values. */
function joined(paragraphs: readonly Paragraph[]): Paragraph[] {
  const result: Paragraph[] = [];
  for (const one of paragraphs) {
    const last = result.at(-1);
    if (typeof one === 'string' && typeof last === 'string') result[result.length - 1] = `${last}\n${one}`;
    else result.push(one);
  }
  return result;
}
