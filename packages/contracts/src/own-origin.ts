/** Query parameter of a page that was redirected to its own origin. Whoever reads it redirects no second time. */
export const movedParameter = 'moved';
