import { Badge, VisuallyHidden } from '@mantine/core';

interface Props {
  /** An infinite query: a list loaded page by page. */
  query: {
    data: { pages: readonly { items: readonly unknown[] }[] } | undefined;
    hasNextPage: boolean;
  };
  /** The count in words; `more` where only the first page is counted. */
  label: (count: number, more: boolean) => string;
}

/** How many items the list behind a tab has; renders nothing for zero. */
export function TabCount({ query, label }: Props) {
  const count = query.data?.pages.reduce((sum, { items }) => sum + items.length, 0) ?? 0;
  if (count === 0) return null;
  return (
    <Badge
      size="sm"
      circle={count < 10}
      style={{ color: 'var(--colour-wait)', background: 'var(--colour-wait-soft)' }}
    >
      <span aria-hidden>{query.hasNextPage ? `${count}+` : count}</span>
      <VisuallyHidden>{label(count, query.hasNextPage)}</VisuallyHidden>
    </Badge>
  );
}
