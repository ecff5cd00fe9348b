import { cleanText } from './clean-text.ts';

// Longer input is no address, number or code, and is refused as it is: the patterns below never see it.
const longestTyped = 1000;

const invisible = /[\u00AD\u061C\u180E\u200B\u200E\u200F\u2060-\u2064\uFEFF]/g;
const emailLabel = /^(?:mailto|e-?mail|mail|courriel)\s*:\s*/i;

/**
 * An address out of what was typed or pasted: `mailto:`, `Name <address>`, quotes and brackets around it, marks after
 * it, full-width characters, other digits, invisible marks. It never chooses between two addresses.
 */
export function cleanEmail(typed: string): string {
  if (typed.length > longestTyped) return typed;
  const value = asciiForms(cleanText(typed)).replace(invisible, '').trim();
  // Whatever stands before the brackets is the person's name.
  const inBrackets = /^[^<>]*<\s*([^<>\s]*@[^<>\s]*)\s*>[\s.,;:!?"')\]]*$/.exec(value)?.[1] ?? value;
  const bare = inBrackets.replace(/^["'“”‘’«»(<[\s]+/, '').replace(/["'“”‘’«»)>\]\s,;:.!?…]+$/, '');
  if (!emailLabel.test(bare)) return asciiLocalPart(bare);
  const target = bare.replace(emailLabel, '');
  return asciiLocalPart(/^mailto/i.test(bare) ? decoded(target.replace(/\?.*$/, '')) : target);
}

/** A domain in lower case, without invisible marks and full-width characters. */
export function cleanDomain(typed: string): string {
  return asciiForms(cleanText(typed)).replace(invisible, '').trim().toLowerCase();
}

/** What a cleaned address looks like: one @, an ASCII part of up to 64 characters before it. */
export const emailPattern =
  /^(?=.{1,64}@)[\w!#$%&'*+/=?^`{|}~-]+(\.[\w!#$%&'*+/=?^`{|}~-]+)*@[^\s@"(),:;<>[\]\\\p{Cc}]{1,253}$/u;

// Outside numbers the words "x" and "p." mean something else: they count only before the last digits.
const extension =
  /(?:[\s,;.(-]|^)*(?:;\s*ext\s*=|ext(?:ension)?\b|poste\b|int(?:erne)?\b|x|#)[\s.:°=]*(\d{1,8})\)?$/i;
const phoneLabel =
  /^(?:(?:my|mon|ma)\s+)?(?:t[eé]l(?:[eé]phone)?|phone|call(?:to)?|mobile|mob|portable|port|cell|gsm|fax|whatsapp|num[eé]ro|number|n°)?[\s.:n°]*(?=[+(\d])/i;

/**
 * A telephone number as people read it, with plain digits, spaces, dashes and brackets, and ` ext. 12` behind it. Labels
 * (`tel:`, `Tél. :`), invisible marks and what stands around it are gone; every digit stays.
 */
export function cleanPhone(typed: string): string {
  if (typed.length > longestTyped) return typed;
  const value = asciiDigits(decoded(typed).normalize('NFKC'))
    .replace(/\p{Cf}/gu, '')
    .replace(/[\p{Pd}\u2212]/gu, '-')
    .replace(/[[{]/g, '(')
    .replace(/[\]}]/g, ')')
    .replace(/[·•․]/g, '.')
    .replace(/[⁄∕|\\]/g, '/')
    .replace(/\s+/g, ' ')
    .replace(/^["'“”‘’«»<=\s]+|["'“”‘’«»>\s.,;:!/-]+$/g, '')
    .replace(phoneLabel, '');
  const inner = extension.exec(value);
  const number = (inner ? value.slice(0, inner.index) : value)
    // (+33) 6 12 and (0033) 6 12: the brackets say nothing.
    .replace(/^\(\s*(\+|00)\s*(\d{1,4})\s*\)\s*/, '$1$2 ')
    .replace(/^\+\s+/, '+')
    .replace(/;.*$/, '')
    .trim();
  return inner ? `${number} ext. ${inner[1]}` : number;
}

/** What a cleaned telephone number looks like. */
export const phonePattern = /^(?=(?:\D*\d){4})\+?[0-9 ().\-/]{4,30}(?: ext\. \d{1,8})?$/;

/**
 * The six digits of a code in what was typed or pasted, in any script: "Your code is 123 456." Null if there is no such
 * code. A year or a time beside it is not mixed in.
 */
export function findCode(typed: string): string | null {
  if (typed.length > longestTyped) return null;
  const value = asciiDigits(typed.normalize('NFKC')).replace(/\p{Cf}/gu, '');
  const [, first, second] = /(?:^|\D)(\d{3})[\s\p{Pd}.·]{0,3}(\d{3})(?!\d)/u.exec(value) ?? [];
  if (first !== undefined && second !== undefined) return `${first}${second}`;
  const digits = value.replace(/\D/g, '');
  return digits.length === 6 ? digits : null;
}

/** Every decimal digit of every script as 0 to 9. */
export function asciiDigits(text: string): string {
  return text.replace(/[^\P{Nd}0-9]/gu, (digit) => String(valueOfDigit(digit)));
}

// Unicode stores the digits of each script as ten in a row, from zero (The Unicode Standard, 4.6).
function valueOfDigit(digit: string): number {
  const point = digit.codePointAt(0) ?? 0;
  let before = point;
  while (/\p{Nd}/u.test(String.fromCodePoint(before - 1))) before -= 1;
  return (point - before) % 10;
}

/** Full-width characters as ASCII, ideographic full stops as dots: what Japanese and Chinese keyboards type. */
function asciiForms(text: string): string {
  return text
    .replace(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\u3002\uFF61]/g, '.');
}

/** Digits of other scripts before the @: mailboxes are ASCII, while a domain may contain them. */
function asciiLocalPart(address: string): string {
  const at = address.lastIndexOf('@');
  return at < 0 ? address : asciiDigits(address.slice(0, at)) + address.slice(at);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
