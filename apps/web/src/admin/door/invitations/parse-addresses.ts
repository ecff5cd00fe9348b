import { cleanEmail } from '@casedoor/contracts/clean-contact';
import { nameBesideAddress } from '@casedoor/contracts/person-name';

/** A recipient found in a pasted text. */
export interface Recipient {
  /** Line of the text, from 1. */
  line: number;
  email: string;
  firstName?: string;
  lastName?: string;
}

/** The result of a pasted text: recipients, each address once, and the pieces that are no address. */
export interface ParsedAddresses {
  recipients: Recipient[];
  wrong: { line: number; piece: string }[];
}

const address = /[^\s@"(),:;<>[\]\\]{1,64}@[^\s@"(),:;<>[\]\\]{1,253}/u;
// Commas, semicolons and line breaks separate the pieces, except inside quotes and angle brackets.
const pieces = /(?:"[^"\n]{0,200}"|<[^<>\n]{0,400}>|[^,;\n\r\t"<]|"|<)+/g;

/**
 * Finds the addresses in a text pasted in any form: separated by commas, semicolons, lines or spaces, with or without
 * names ("Léa Martin <lea@example.com>"), as copied from a mail or a spreadsheet.
 */
export function parseAddresses(text: string): ParsedAddresses {
  const found = new Map<string, Recipient>();
  const wrong: ParsedAddresses['wrong'] = [];
  const lines = quoteInvertedNames(text.replaceAll(/\r\n?/g, '\n')).split('\n');
  for (const [index, written] of lines.entries()) {
    const line = index + 1;
    for (const [raw] of written.matchAll(pieces)) {
      const piece = raw.trim();
      if (!piece) continue;
      const { people, faulty } = recipientsIn(piece);
      if (faulty) wrong.push({ line, piece });
      for (const person of people) {
        const key = person.email.toLowerCase();
        if (!found.has(key)) found.set(key, { line, ...person });
      }
    }
  }
  return { recipients: [...found.values()], wrong };
}

/** Puts quotes around "Martin, Léa" where a line has one name and its address: the comma then separates nothing. */
function quoteInvertedNames(text: string): string {
  return text.replaceAll(
    /^[^\S\n\r]*([^\n\r,;<>"@＠]{1,100},[^\n\r,;<>"@＠]{1,100})(?=<[^<>\n\r]{1,400}>[\s,;]*$)/gm,
    '"$1" ',
  );
}

function recipientsIn(piece: string): { people: Omit<Recipient, 'line'>[]; faulty: boolean } {
  const bracketed = /^[^<]*<([^<>]*)>$/.exec(piece)?.[1];
  if (bracketed !== undefined) {
    const email = cleanEmail(bracketed);
    return isAddress(email)
      ? { people: [{ email, ...nameBesideAddress(piece) }], faulty: false }
      : { people: [], faulty: true };
  }
  // No brackets: takes the words that look like addresses and ignores the names around them.
  const words = piece.split(/\s+/);
  const addresses = words.map(cleanEmail).filter(isAddress);
  return {
    people: addresses.map((email) => ({ email })),
    faulty:
      addresses.length === 0 || words.some((word) => /[@＠]/.test(word) && !isAddress(cleanEmail(word))),
  };
}

function isAddress(word: string): boolean {
  return (
    word.length <= 254 && address.exec(word)?.[0] === word && /[^.]\.[^.]/.test(word.slice(word.indexOf('@')))
  );
}
