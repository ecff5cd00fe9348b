import type { ReactNode } from 'react';

interface FoldProps {
  readonly summary: string;
  /** Open from the start, because it holds something that needs attention. */
  readonly open?: boolean | undefined;
  readonly children: ReactNode;
}

/** Details that one press opens. The browser's own element: it works by keyboard, search in page and before scripts run. */
export function Fold({ summary, open, children }: FoldProps) {
  return (
    <details className="fold" open={open}>
      <summary>{summary}</summary>
      <div className="fold-body">{children}</div>
    </details>
  );
}
