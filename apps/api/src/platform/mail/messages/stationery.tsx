/** @jsxRuntime automatic */
import type { Locale } from '@casedoor/contracts';
import { Body, Head, Heading, Html, Link, Section, Text } from 'react-email';
import { createContext, useContext, type ComponentProps, type CSSProperties, type ReactNode } from 'react';
import type { Letterhead } from '../letterhead.ts';
import type { Catalog } from './en.ts';
import {
  accentsOf,
  ink,
  line,
  paper,
  raised,
  sans,
  serif,
  softInk,
  stylesheet,
  withWordPadding,
} from './look.ts';

/** The accent of the mail that is rendered. */
const Accent = createContext(accentsOf(null).light);

export interface StationeryProps {
  locale: Locale;
  /** The sender's name at the head of the letter. */
  sender: string;
  /** The organization's look and foot; left out or null: ours, and no foot. */
  letterhead?: Letterhead | null;
  subject: string;
  /** Preview text, shown beside the subject in lists of mails. */
  preheader: string;
  heading: string;
  children: ReactNode;
  /** Closing lines in small print. */
  footer: readonly string[];
  /** A quiet disavowal link after the first of them. */
  disavowalLink?: { href: string; label: string };
}

const body: CSSProperties = {
  margin: '0 0 16px',
  fontSize: '16px',
  lineHeight: '25px',
  color: ink,
  // User input may be one long word.
  overflowWrap: 'anywhere',
};
const small: CSSProperties = {
  margin: '0 0 6px',
  fontSize: '13px',
  lineHeight: '20px',
  color: softInk,
  overflowWrap: 'anywhere',
};
const note: CSSProperties = { margin: '0 0 16px', backgroundColor: raised, padding: '12px 16px' };
// The attribute `width` is for Word's engine, which knows no greatest width.
const column: CSSProperties = { maxWidth: '100%', fontFamily: sans };
const senderName: CSSProperties = {
  margin: 0,
  fontFamily: serif,
  fontSize: '20px',
  lineHeight: '26px',
  fontWeight: 600,
  color: ink,
  overflowWrap: 'anywhere',
};
const title: CSSProperties = {
  margin: '0 0 16px',
  fontFamily: serif,
  fontSize: '26px',
  lineHeight: '33px',
  fontWeight: 600,
  color: ink,
  overflowWrap: 'anywhere',
};
const button: CSSProperties = {
  display: 'inline-block',
  padding: '15px 28px',
  color: '#ffffff',
  fontFamily: sans,
  fontSize: '17px',
  lineHeight: '22px',
  fontWeight: 600,
  textDecoration: 'none',
  textAlign: 'center',
};
const digits: CSSProperties = {
  margin: 0,
  fontFamily: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
  fontSize: '32px',
  lineHeight: '44px',
  fontWeight: 600,
  letterSpacing: '8px',
  color: ink,
};

/** The layout of every mail, a letter: one column, at most 560 pixels wide. */
export function Stationery({
  locale,
  sender,
  letterhead = null,
  subject,
  preheader,
  heading,
  children,
  footer,
  disavowalLink,
}: StationeryProps) {
  const accents = accentsOf(letterhead?.accentColour ?? null);
  const foot = [letterhead?.postalAddress, letterhead?.contactPhone, letterhead?.registerNumber];
  return (
    <Accent value={accents.light}>
      <Html lang={locale}>
        <Head>
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <meta name="supported-color-schemes" content="light dark" />
          <meta name="format-detection" content="telephone=no, date=no, address=no, email=no" />
          <title>{subject}</title>
          <style>{stylesheet(accents.dark)}</style>
        </Head>
        <Body
          lang={locale}
          className="paper"
          style={{ backgroundColor: paper, margin: 0, padding: '24px 16px', fontFamily: sans }}
        >
          <Preheader>{preheader}</Preheader>
          <Table width="560" align="center" style={column}>
            <SenderAtTop sender={sender} logoUrl={letterhead?.logoUrl ?? null} />
            <Heading as="h1" className="ink" style={title}>
              {heading}
            </Heading>
            {children}
            <Section
              className="line"
              style={{ marginTop: '28px', borderTop: `1px solid ${line}`, paddingTop: '16px' }}
            >
              {footer.map((sentence, index) => (
                <Text key={sentence} className="soft" style={small}>
                  {sentence}
                  {index === 0 && disavowalLink ? (
                    <>
                      {' '}
                      <Link
                        href={disavowalLink.href}
                        className="link way-out"
                        style={{ color: accents.light, textDecoration: 'underline' }}
                      >
                        {disavowalLink.label}
                      </Link>
                    </>
                  ) : null}
                </Text>
              ))}
              {foot.map((given) =>
                given ? (
                  <Text key={given} className="soft" style={{ ...small, margin: 0 }}>
                    {given}
                  </Text>
                ) : null,
              )}
            </Section>
          </Table>
        </Body>
      </Html>
    </Accent>
  );
}

const hidden: CSSProperties = {
  display: 'none',
  overflow: 'hidden',
  lineHeight: '1px',
  opacity: 0,
  maxHeight: 0,
  maxWidth: 0,
};

/** The preview text, and invisible characters that keep the letter's own words out of the preview. */
function Preheader({ children }: { children: string }) {
  return (
    <div style={hidden} data-skip-in-text={true}>
      {children}
      {/* As many for every text: their number is then no question of what a mail says. */}
      <div>{'\u00a0\u200c\u200b\u200d\ufeff'.repeat(150)}</div>
    </div>
  );
}

/** One cell for layout: the only box that every mail program sizes alike. */
function Table({
  children,
  cell,
  ...table
}: { children: ReactNode; cell?: ComponentProps<'td'> } & ComponentProps<'table'>) {
  return (
    <table role="presentation" border={0} cellPadding="0" cellSpacing="0" {...table}>
      <tbody>
        <tr>
          <td {...cell}>{children}</td>
        </tr>
      </tbody>
    </table>
  );
}

/** Logo and name, over a line that begins with a short rule in the accent colour. */
function SenderAtTop({ sender, logoUrl }: { sender: string; logoUrl: string | null }) {
  const accent = useContext(Accent);
  return (
    <>
      <Section className="line" style={{ borderBottom: `1px solid ${line}`, paddingBottom: '12px' }}>
        {/* The name stands beneath it as text, also with pictures off: read out, it would be said twice. */}
        {logoUrl === null ? null : (
          <img
            src={logoUrl}
            alt=""
            height="40"
            className="logo"
            style={{ display: 'block', height: '40px', maxWidth: '160px', border: 0, marginBottom: '8px' }}
          />
        )}
        <Text className="ink" style={senderName}>
          {sender}
        </Text>
      </Section>
      <Table
        width="48"
        style={{ marginBottom: '24px' }}
        cell={{
          className: 'rule',
          height: '3',
          style: { backgroundColor: accent, fontSize: '1px', lineHeight: '3px', height: '3px' },
        }}
      >
        {'\u00a0'}
      </Table>
    </>
  );
}

/** A paragraph. */
export function Paragraph({ children }: { children: string }) {
  return (
    <Text className="ink" style={body}>
      {children}
    </Text>
  );
}

/** What happens next, one step per line. */
export function Steps({ title: heading, steps }: { title: string; steps: readonly string[] }) {
  return (
    <>
      <Text className="ink" style={{ ...body, margin: '24px 0 6px', fontWeight: 600 }}>
        {heading}
      </Text>
      <ol className="ink" style={{ ...body, margin: '0 0 16px 22px', padding: 0 }}>
        {steps.map((step) => (
          <li key={step} style={{ marginBottom: '4px' }}>
            {step}
          </li>
        ))}
      </ol>
    </>
  );
}

interface ActionProps {
  href: string;
  label: string;
  words: Catalog['stationery'];
}

/**
 * The mail's one button, and its URL in full for mail programs that show no buttons. The cell has the colour and, for
 * Word's engine, the padding; everywhere else the link fills it, so that all of it can be pressed.
 */
export function Action({ href, label, words }: ActionProps) {
  const accent = useContext(Accent);
  const filled = { backgroundColor: accent, borderRadius: '6px', textAlign: 'center' } as const;
  return (
    <>
      <Table
        className="button-table"
        style={{ margin: '24px 0 16px' }}
        cell={{ className: 'button-cell', align: 'center', style: withWordPadding(filled, '15px 28px') }}
      >
        <a href={href} className="button" style={button}>
          {label}
        </a>
      </Table>
      <Section data-skip-in-text="true">
        <Text className="soft" style={{ ...small, margin: '0 0 20px' }}>
          {words.copyAddress}
          <br />
          <Link
            href={href}
            className="link"
            style={{ color: accent, textDecoration: 'underline', wordBreak: 'break-all' }}
          >
            {href}
          </Link>
        </Text>
      </Section>
    </>
  );
}

/** A code to type elsewhere: spaced for reading, without spaces when copied. */
export function Code({ label, code, validity }: { label: string; code: string; validity: string }) {
  return (
    <>
      <Paragraph>{label}</Paragraph>
      <Section className="note" style={{ ...note, borderRadius: '6px' }}>
        <Text className="ink" style={digits}>
          {code}
        </Text>
      </Section>
      <Text className="soft" style={{ ...small, margin: '0 0 20px' }}>
        {validity}
      </Text>
    </>
  );
}

/** A person's own words, set off from ours. */
export function Quote({ children }: { children: string }) {
  const accent = useContext(Accent);
  return (
    <Section className="note" style={{ ...note, borderLeft: `3px solid ${accent}` }}>
      <Text className="ink" style={{ ...body, margin: 0 }}>
        {linesOf(children)}
      </Text>
    </Section>
  );
}

function linesOf(text: string): ReactNode[] {
  return text.split('\n').flatMap((part, index) => (index === 0 ? [part] : [<br key={index} />, part]));
}

/** Facts, each under its name: two columns do not fit a phone. */
export function Facts({ facts }: { facts: readonly (readonly [name: string, value: string])[] }) {
  return (
    <Section className="note" style={{ ...note, padding: '12px 16px 4px' }}>
      {facts.map(([name, value]) => (
        <Text key={name} className="ink" style={{ ...body, margin: '0 0 10px', lineHeight: '23px' }}>
          <span className="soft" style={{ fontSize: '13px', color: softInk }}>
            {name}
          </span>
          <br />
          {value}
        </Text>
      ))}
    </Section>
  );
}
