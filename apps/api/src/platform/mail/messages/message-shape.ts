import type { Locale } from '@casedoor/contracts';
import type { Message, MessageKind } from '../message.ts';
import { accentsOf } from './look.ts';
import { spaces } from './wrap-line.ts';

/** How a value is written: words, words of several lines, an address of ours, a colour. */
export type SlotKind = 'text' | 'lines' | 'url' | 'colour';

/** A value that no rule of a message looks into. */
export interface SlotValue {
  kind: SlotKind;
  value: string;
}

/** A message taken apart: what decides its words and its layout, and the values that only stand in it. */
export interface MessageShape {
  /** Equal for messages that differ in values alone. */
  key: string;
  /** The message with a mark in the place of each value. */
  model: Message;
  values: readonly SlotValue[];
}

// A field that is not listed becomes part of the shape: a forgotten one costs renderings, never a wrong mail.
const slotKinds: Readonly<Record<string, SlotKind>> = {
  organizationName: 'text',
  contactEmail: 'text',
  contactPhone: 'text',
  postalAddress: 'text',
  registerNumber: 'text',
  logoUrl: 'url',
  invitedBy: 'text',
  addedBy: 'text',
  firstName: 'text',
  personName: 'text',
  personEmail: 'text',
  newEmail: 'text',
  signupLinkTitle: 'text',
  reference: 'text',
  title: 'text',
  name: 'text',
  worksUntil: 'text',
  count: 'text',
  limit: 'text',
  networks: 'text',
  personalMessage: 'lines',
  url: 'url',
  // Of a case: no mail shows it, but it comes along.
  id: 'text',
};

/** Messages that are rendered each time: the digest adds up numbers and has their plurals, once a day. */
export const renderedEachTime: ReadonlySet<MessageKind> = new Set(['daily_digest']);

// The marks are in the private use area, where no catalog has a word. Colours are computed, so they are found by the
// accents of a colour that stands for all others.
export const markPattern = /\ue000(\d+)\ue001/;
export const markOf = (slot: number) => `\ue000${slot}\ue001`;
const modelColour = '#b8860b';
/** The accents of every model. */
export const modelAccents = accentsOf(modelColour);

/** Takes a silenced message apart; null if it must be rendered with its own values. */
export function shapeOf(message: Message, locale: Locale): MessageShape | null {
  if (renderedEachTime.has(message.kind)) return null;
  const values: SlotValue[] = [];
  let canFill = true;

  function modelOf(value: unknown, name: string): unknown {
    if (Array.isArray(value)) return value.map((one: unknown) => modelOf(one, name));
    if (value !== null && typeof value === 'object')
      return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, modelOf(field, key)]));
    const kind = slotKinds[name];
    if (kind === undefined || value === '' || (typeof value !== 'string' && typeof value !== 'number'))
      return value;
    const given = String(value);
    canFill &&= isFillable(kind, given);
    return markOf(values.push({ kind, value: given }) - 1);
  }

  const model = modelOf(message, '') as Message;
  if ('letterhead' in model && model.letterhead && 'letterhead' in message && message.letterhead) {
    const { light, dark } = accentsOf(message.letterhead.accentColour);
    model.letterhead = { ...model.letterhead, accentColour: modelColour };
    values.push({ kind: 'colour', value: light }, { kind: 'colour', value: dark });
  }
  return canFill ? { key: `${locale} ${JSON.stringify(model)}`, model, values } : null;
}

/** React refuses some URLs, and a paragraph of spaces alone changes the line breaks around it: both are rendered. */
function isFillable(kind: SlotKind, value: string): boolean {
  return kind === 'url' ? /^https?:\/\//i.test(value) : value.replace(spaces, '') !== '';
}
