import { createTheme, type CSSVariablesResolver, type MantineColorSchemeManager } from '@mantine/core';
import { chooseColourScheme, chosenColourScheme } from './colour-scheme.ts';

/** Mantine's theme for the administrators' side, based on tokens.css. */
export const theme = createTheme({
  primaryColor: 'ink',
  primaryShade: { light: 8, dark: 6 },
  autoContrast: true,
  luminanceThreshold: 0.35,
  black: '#1d2733',
  colors: {
    dark: [
      '#e7eaee',
      '#c3cad2',
      '#a9b3be',
      '#76818d',
      '#3c4651',
      '#323b45',
      '#232a32',
      '#1b2127',
      '#161b20',
      '#14181d',
    ],
    ink: [
      '#e9f0f7',
      '#d5e3f0',
      '#b4cfe6',
      '#93bde3',
      '#6b9dcb',
      '#4c84b8',
      '#386fa3',
      '#2a5f92',
      '#1f5280',
      '#17426a',
    ],
  },
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--font-mono)',
  headings: { fontFamily: 'var(--font)', fontWeight: '600' },
  defaultRadius: 'md',
  focusRing: 'auto',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    TextInput: { defaultProps: { size: 'md' } },
    PasswordInput: { defaultProps: { size: 'md' } },
    NumberInput: { defaultProps: { size: 'md' } },
    Select: { defaultProps: { size: 'md', allowDeselect: false, checkIconPosition: 'right' } },
    NativeSelect: { defaultProps: { size: 'md' } },
    Textarea: { defaultProps: { size: 'md', autosize: true, minRows: 2 } },
    TagsInput: { defaultProps: { size: 'md' } },
    Radio: { defaultProps: { size: 'md' } },
    RadioGroup: { defaultProps: { size: 'md' } },
    Modal: {
      defaultProps: {
        radius: 'lg',
        padding: 'lg',
        overlayProps: { backgroundOpacity: 0.45, blur: 2 },
        // Mantine's dialog has a <header>, which would be a second banner landmark beside the app frame's.
        attributes: { header: { role: 'presentation' } },
      },
    },
    // Not in a portal: an open menu stays in the landmark of its button.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false, withinPortal: false } },
    // The body's own minimum width would push long words and buttons out of a narrow alert.
    Alert: { styles: { body: { minWidth: 0 }, label: { color: 'var(--colour-text)' } } },
    Paper: { defaultProps: { radius: 'lg' } },
    Badge: {
      defaultProps: { variant: 'light', radius: 'sm' },
      styles: { root: { minWidth: 'max-content' }, label: { textTransform: 'none', fontWeight: 600 } },
    },
  },
});

const both = {
  '--mantine-color-body': 'var(--colour-surface)',
  '--mantine-color-text': 'var(--colour-text)',
  '--mantine-color-dimmed': 'var(--colour-dim)',
  '--mantine-color-placeholder': 'var(--colour-dim)',
  '--mantine-color-error': 'var(--colour-bad)',
  '--mantine-color-anchor': 'var(--colour-accent)',
  '--mantine-color-default': 'var(--colour-surface)',
  '--mantine-color-default-hover': 'var(--colour-raised)',
  '--mantine-color-default-color': 'var(--colour-text)',
  '--mantine-color-default-border': 'var(--colour-line)',
};

/** Maps Mantine's variables to tokens.css, so that both sides of the product look alike. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({ variables: {}, light: both, dark: both });

/** Makes Mantine read and store the colour scheme with the product's own functions. */
export const colourSchemeManager: MantineColorSchemeManager = {
  get: () => chosenColourScheme(),
  set: chooseColourScheme,
  subscribe: () => undefined,
  unsubscribe: () => undefined,
  clear: () => chooseColourScheme('auto'),
};
