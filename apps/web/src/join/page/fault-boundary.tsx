import { Component, type ReactNode, useEffect, useState } from 'react';
import { useText } from '../../i18n/text.ts';
import { Button } from './button.tsx';
import { HelpStep } from './help-step.tsx';
import { Notice } from './notice.tsx';
import { Page, PageHeading } from './page.tsx';

interface Props {
  readonly children: ReactNode;
}

/**
 * Shows every fault of the pages inside it, so that no button ever does nothing: a bug, or a browser that lacks something.
 */
export class FaultBoundary extends Component<Props, { readonly broken: boolean }> {
  // In the constructor: the build would load a helper for a field, and with it the router's chunk.
  constructor(props: Props) {
    super(props);
    this.state = { broken: false };
  }

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    if (this.state.broken) return <BrokenPage />;
    return (
      <>
        {this.props.children}
        <FailedAction />
      </>
    );
  }
}

function BrokenPage() {
  const { t } = useText();
  return (
    <Page organization={null} title={t('failure.faultHeading')}>
      <PageHeading>{t('failure.faultHeading')}</PageHeading>
      <p>{t('failure.faultText')}</p>
      <div className="actions">
        <Reload />
        <HelpStep />
      </div>
    </Page>
  );
}

/** What a person pressed, or a timer, threw: the page is still there. */
function FailedAction() {
  const { t } = useText();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    const noteError = ({ error, filename }: ErrorEvent) => {
      // Not the browser's own warnings, which have no error, nor the scripts of extensions.
      if (error instanceof Error && filename.startsWith(window.location.origin)) setFailed(true);
    };
    const noteRejection = ({ reason }: PromiseRejectionEvent) => {
      if (reason instanceof Error && reason.name !== 'AbortError') setFailed(true);
    };
    window.addEventListener('error', noteError);
    window.addEventListener('unhandledrejection', noteRejection);
    return () => {
      window.removeEventListener('error', noteError);
      window.removeEventListener('unhandledrejection', noteRejection);
    };
  }, []);
  if (!failed) return null;
  return (
    <div className="fault">
      <Notice tone="bad">{t('failure.faultAction')}</Notice>
      <div className="actions">
        <Reload />
        <HelpStep />
      </div>
    </div>
  );
}

function Reload() {
  const { t } = useText();
  return (
    <Button kind="secondary" onClick={() => window.location.reload()}>
      {t('failure.reload')}
    </Button>
  );
}
