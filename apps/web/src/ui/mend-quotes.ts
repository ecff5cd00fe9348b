/** A CSV text whose quotes can be parsed, with the same lines. They end with a line feed. */
export interface MendedText {
  text: string;
  /** Lines, from 1, on which a cell begins with a quote that is never closed. */
  unclosed: number[];
}

/**
 * Doubles the quotes that stand alone inside a quoted cell (`"the "big" one"`), and closes a cell whose quote is never
 * closed at its end on that line, so that it neither swallows the rows below nor refuses the file.
 */
export function mendQuotes(text: string, delimiter: string): MendedText {
  const unclosed: number[] = [];
  const pieces: string[] = [];
  let copied = 0;
  let [counted, line] = [0, 1];
  const insertQuote = (at: number) => {
    pieces.push(text.slice(copied, at), '"');
    copied = at;
  };
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at)) {
    if (!opensCell(text, at, delimiter)) {
      at += 1;
      continue;
    }
    const cell = closeCell(text, at, delimiter);
    if (cell !== null) {
      for (const lone of cell.lone) insertQuote(lone);
      at = cell.end + 1;
      continue;
    }
    line += linesBetween(text, counted, at);
    counted = at;
    unclosed.push(line);
    const end = endOfCell(text, at, delimiter);
    for (at = text.indexOf('"', at + 1); at >= 0 && at < end; at = text.indexOf('"', at + 1)) insertQuote(at);
    insertQuote(end);
    at = end;
  }
  pieces.push(text.slice(copied));
  return { text: pieces.join(''), unclosed };
}

function endOfCell(text: string, start: number, delimiter: string): number {
  let at = start;
  while (at < text.length && text[at] !== delimiter && text[at] !== '\n') at += 1;
  return at;
}

/** Where a cell's closing quote is, and the lone quotes inside of it; null if none closes it. */
function closeCell(text: string, opening: number, delimiter: string): { end: number; lone: number[] } | null {
  const lone: number[] = [];
  let severalLines = false;
  let seen = opening + 1;
  for (let at = text.indexOf('"', seen); at >= 0; at = text.indexOf('"', at)) {
    severalLines ||= text.slice(seen, at).includes('\n');
    seen = at;
    const doubled = text[at + 1] === '"';
    // On a later line, a quote that opens a cell belongs to the next row: the first one was never closed.
    if (severalLines && opensCell(text, at, delimiter) && (!doubled || endsCell(text, at + 1, delimiter)))
      return null;
    if (doubled) {
      at += 2;
      continue;
    }
    if (endsCell(text, at, delimiter)) return { end: at, lone };
    lone.push(at);
    at += 1;
  }
  return null;
}

// What the parser trims around a quoted cell.
const blank = /[^\S\n]/;

function opensCell(text: string, quote: number, delimiter: string): boolean {
  let at = quote - 1;
  while (at >= 0 && text[at] !== delimiter && blank.test(text[at] ?? '')) at -= 1;
  return at < 0 || text[at] === delimiter || text[at] === '\n';
}

function endsCell(text: string, quote: number, delimiter: string): boolean {
  let at = quote + 1;
  while (at < text.length && text[at] !== delimiter && blank.test(text[at] ?? '')) at += 1;
  return at >= text.length || text[at] === delimiter || text[at] === '\n';
}

function linesBetween(text: string, from: number, to: number): number {
  let lines = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}
