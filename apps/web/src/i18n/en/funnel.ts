const funnel = {
  title: 'What happened',
  range: {
    label: 'Time',
    days_one: '{{count}} day',
    days_other: '{{count}} days',
    all: 'All',
  },
  zone: 'Days in the time zone {{timeZone}}. A registration counts on the day it was started. Shares are of those who started.',
  empty: 'Nobody has opened this link yet.',
  emptyRange: 'Nothing happened in this time.',
  steps: 'How far people got',
  column: { step: 'Step', people: 'People', share: 'Share' },
  step: {
    opened: 'Opened by a person',
    started: 'Started',
    mailed: 'Mailed',
    delivered: 'Mail arrived',
    verified: 'Address verified',
    completed: 'Joined',
    casesOpened: 'Case opened',
  },
  short: { opened: 'Opened', started: 'Started', verified: 'Verified', completed: 'Joined' },
  machines_one: '{{count, number}} page load by a scanner or bot, not counted above.',
  machines_other: '{{count, number}} page loads by scanners and bots, not counted above.',
  days: 'Day by day',
  months: 'Month by month',
  day: 'Day',
  month: 'Month',
  chart: 'Chart: {{title}}. The table below says the same.',
  sources: 'Source',
  source: {
    column: 'Source',
    direct: 'The link itself',
    tag: '“{{tag}}”',
    invitation: 'Invited by mail',
    other: 'Other tags',
  },
  live: {
    one: '{{name}}: {{state}}',
    many_one: '{{count}} registration changed.',
    many_other: '{{count}} registrations changed.',
  },
} as const;

export default funnel;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    funnel: typeof funnel;
  }
}
