/** @jsxRuntime automatic */
import type { Locale } from '@casedoor/contracts';
import { Body, Button, Container, Head, Heading, Html, Link, Preview, Section, Text } from 'react-email';
import type { CSSProperties, ReactNode } from 'react';
import type { Catalog } from './en.ts';

const sans = '-apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, Helvetica, Arial, sans-serif';
const serif = 'Georgia, "Times New Roman", serif';
const ink = '#23272e';
const softInk = '#5b6370';
const accent = '#1f5582';
const line = '#e3dfd7';

// Inline styles carry the look; these only switch to dark where the mail program asks for it.
const darkStyles = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (max-width: 480px) { .sheet-cell { padding: 28px 22px !important; } .button { display: block !important; } }
@media (prefers-color-scheme: dark) {
  .paper, .paper > table > tbody > tr > td { background-color: #15181c !important; }
  .sheet { background-color: #1e2227 !important; border-color: #343a42 !important; }
  .ink { color: #e9ebee !important; }
  .soft { color: #aab2bd !important; }
  .rule { border-color: #343a42 !important; }
  .note { background-color: #272c33 !important; border-color: #5f8fb8 !important; }
  .link { color: #8fc1ea !important; }
  .button { background-color: #8fc1ea !important; color: #10202e !important; }
}`;

export interface StationeryProps {
  locale: Locale;
  /** The sender's name at the head of the letter. */
  sender: string;
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
const small: CSSProperties = { margin: '0 0 6px', fontSize: '13px', lineHeight: '20px', color: softInk };
const note: CSSProperties = {
  margin: '0 0 16px',
  backgroundColor: '#f7f5f1',
  borderLeft: `3px solid ${accent}`,
  padding: '12px 16px',
};
const sheet: CSSProperties = {
  maxWidth: '560px',
  backgroundColor: '#ffffff',
  border: `1px solid ${line}`,
  borderRadius: '8px',
  borderCollapse: 'separate',
  padding: '36px 40px',
};
const letterhead: CSSProperties = {
  margin: '0 0 24px',
  paddingBottom: '16px',
  borderBottom: `1px solid ${line}`,
  fontFamily: serif,
  fontSize: '19px',
  lineHeight: '26px',
  color: ink,
  overflowWrap: 'anywhere',
};
const title: CSSProperties = {
  margin: '0 0 16px',
  font: `600 22px/30px ${sans}`,
  color: ink,
  overflowWrap: 'anywhere',
};
const button: CSSProperties = {
  backgroundColor: accent,
  borderRadius: '6px',
  color: '#ffffff',
  fontSize: '17px',
  fontWeight: 600,
  padding: '15px 26px',
  textAlign: 'center',
};
const digits: CSSProperties = {
  margin: 0,
  fontFamily: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
  fontSize: '30px',
  lineHeight: '40px',
  fontWeight: 600,
  letterSpacing: '8px',
  color: ink,
};
const address: CSSProperties = { color: accent, textDecoration: 'underline', wordBreak: 'break-all' };

/** The layout of every mail: one column, at most 560 pixels wide. */
export function Stationery({
  locale,
  sender,
  subject,
  preheader,
  heading,
  children,
  footer,
  disavowalLink,
}: StationeryProps) {
  return (
    <Html lang={locale}>
      <Head>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <meta name="format-detection" content="telephone=no, date=no, address=no, email=no" />
        <title>{subject}</title>
        <style>{darkStyles}</style>
      </Head>
      <Body
        lang={locale}
        className="paper"
        style={{ backgroundColor: '#f5f3ef', margin: 0, padding: '24px 12px', fontFamily: sans }}
      >
        <Preview useTitleTag={false}>{preheader}</Preview>
        <Container className="sheet" tdClassName="sheet-cell" style={sheet}>
          <Text className="ink rule" style={letterhead}>
            {sender}
          </Text>
          <Heading as="h1" className="ink" style={title}>
            {heading}
          </Heading>
          {children}
          <Section
            className="rule"
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
                      style={{ color: accent, textDecoration: 'underline' }}
                    >
                      {disavowalLink.label}
                    </Link>
                  </>
                ) : null}
              </Text>
            ))}
          </Section>
        </Container>
      </Body>
    </Html>
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
      <ol className="ink" style={{ ...body, paddingLeft: '22px' }}>
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

/** The mail's one button, and its URL in full for mail programs that show no buttons. */
export function Action({ href, label, words }: ActionProps) {
  return (
    <>
      <Section style={{ margin: '24px 0 16px' }}>
        <Button href={href} className="button" style={button}>
          {label}
        </Button>
      </Section>
      <Section data-skip-in-text="true">
        <Text className="soft" style={{ ...small, margin: '0 0 20px' }}>
          {words.copyAddress}
          <br />
          <Link href={href} className="link" style={address}>
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
      <Section className="note" style={note}>
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
  return (
    <Section className="note" style={note}>
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
