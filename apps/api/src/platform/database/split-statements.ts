/** One statement of an SQL script. */
export interface Statement {
  sql: string;
  /** The line of the script on which it begins, from 1. */
  line: number;
}

// Alternatives in order: comments, strings (also E'\''), quoted names, $$ bodies, words, semicolons.
const tokens =
  /--[^\n]*|\/\*|e'(?:\\.|''|[^'\\])*'|'(?:''|[^'])*'|"(?:""|[^"])*"|(\$(?:[a-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$).*?\1|[a-z_\u0080-\uffff][\w$\u0080-\uffff]*|;|\S/gisu;

/**
 * Splits an SQL script into statements. Ignores semicolons in comments, strings, quoted names, $$ bodies and
 * `BEGIN ATOMIC … END` bodies. Leaves out comments before a statement.
 */
export function splitStatements(script: string): Statement[] {
  const statements: Statement[] = [];
  let start = -1;
  let depth = 0;
  let previous = '';
  const finish = (end: number) => {
    const line = script.slice(0, start).split('\n').length;
    if (start >= 0) statements.push({ sql: script.slice(start, end).trim(), line });
    start = -1;
  };
  tokens.lastIndex = 0;
  for (let match = tokens.exec(script); match; match = tokens.exec(script)) {
    const token = match[0].toUpperCase();
    if (token === '/*') tokens.lastIndex = endOfComment(script, match.index);
    if (token === '/*' || token.startsWith('--')) continue;
    if (token === ';' && depth === 0) {
      finish(match.index);
    } else {
      if (start < 0) start = match.index;
      if (token === 'ATOMIC' && previous === 'BEGIN') depth = 1;
      else if (depth > 0 && token === 'CASE') depth++;
      else if (depth > 0 && token === 'END') depth--;
    }
    previous = token;
  }
  finish(script.length);
  return statements;
}

/** Returns the end of a block comment; PostgreSQL allows nested ones. */
function endOfComment(script: string, start: number): number {
  const marks = /\/\*|\*\//g;
  marks.lastIndex = start;
  let open = 0;
  for (let mark = marks.exec(script); mark; mark = marks.exec(script)) {
    open += mark[0] === '/*' ? 1 : -1;
    if (open === 0) return marks.lastIndex;
  }
  return script.length;
}
