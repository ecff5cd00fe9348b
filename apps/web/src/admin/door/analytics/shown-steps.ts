/** The steps of which the days and sources tell; the others are in the whole. */
export const shownSteps = ['opened', 'started', 'verified', 'completed'] as const;
