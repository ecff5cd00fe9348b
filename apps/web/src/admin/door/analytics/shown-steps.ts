/** The steps shown by day and by source; the totals show the others too. */
export const shownSteps = ['opened', 'started', 'verified', 'completed'] as const;
