const shell = {
  product: 'Casedoor',
  nav: {
    label: 'Main menu',
    users: 'Users',
    cases: 'Cases',
    parties: 'Parties',
    myCases: 'My cases',
    signupLinks: 'Sign-up links',
    organization: 'Organization',
    audit: 'Audit trail',
    profile: 'My profile',
    signOut: 'Sign out',
    openMenu: 'Open the menu',
    closeMenu: 'Close the menu',
    switchOrganization: 'Switch organization',
    switchFailed: 'The organization could not be switched.',
    account: 'Your account',
    mailbox: 'Development mailbox',
    skip: 'Skip to the content',
  },
  language: { label: 'Language', en: 'English', fr: 'Français' },
  colourScheme: { label: 'Appearance', auto: 'As on this device', light: 'Light', dark: 'Dark' },
  role: { admin: 'Administrator', manager: 'Manager', staff: 'Staff', client: 'Client' },
  action: {
    retry: 'Try again',
    cancel: 'Cancel',
    save: 'Save',
    back: 'Back',
    close: 'Close',
    undo: 'Undo',
    export: 'Export CSV',
    loadMore: 'Load more',
    confirm: 'Confirm',
  },
  copy: {
    done: 'Copied',
    select:
      'The browser did not allow copying. The text is selected: copy it with your keyboard or its menu.',
  },
  save: {
    saving: 'Saving…',
    saved: 'Saved',
    undone: 'Undone',
    failed: 'Not saved',
  },
  leave: {
    title: 'Leave without saving?',
    closeTitle: 'Close without saving?',
    text: 'This is not saved yet and would be lost:',
    confirm: 'Leave without saving',
    closeConfirm: 'Close without saving',
  },
  loading: 'Loading…',
  error: {
    title: 'This could not be shown',
    connection: 'There is no connection to Casedoor at the moment. Check your network, then try again.',
    repeats: 'This page tries again by itself.',
    unknown: 'Something went wrong in this page. Reload it and try again.',
    requestId: 'Reference for support: {{requestId}}',
  },
  notFound: {
    title: 'There is nothing here',
    text: 'The address may have been mistyped, or what was here is gone.',
    home: 'Go to the start page',
  },
  forbidden: {
    title: 'This page is not for your role',
    text: 'You are signed in as {{name}} ({{role}}) at {{organization}}. If you need this page, ask an administrator of the organization.',
    home: 'Go to the start page',
  },
  noMembership: {
    title: 'You are not in an organization yet',
    text: 'You are signed in as {{email}}, but this account is in no organization. Open the sign-up link that you received, or ask the organization.',
  },
} as const;

export default shell;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    shell: typeof shell;
  }
}
