import { Component, type ReactNode } from 'react';
import { useText } from '../../i18n/text.ts';
import { Button } from './button.tsx';
import { HelpStep } from './help-step.tsx';
import { Notice } from './notice.tsx';
import { Page, PageHeading } from './page.tsx';

interface Faults {
  /** A page could not be rendered. */
  readonly broken: boolean;
  /** What a person pressed, or a timer, threw: the page is still there. */
  readonly failed: boolean;
}

/** Shows every fault of the pages inside it, so that no button ever does nothing: a bug, or a browser that lacks something. */
export class FaultBoundary extends Component<{ readonly children: ReactNode }, Faults> {
  override state: Faults = { broken: false, failed: false };

  static getDerivedStateFromError(): Partial<Faults> {
    return { broken: true };
  }

  override componentDidMount(): void {
    window.addEventListener('error', this.#noteError);
    window.addEventListener('unhandledrejection', this.#noteRejection);
  }

  override componentWillUnmount(): void {
    window.removeEventListener('error', this.#noteError);
    window.removeEventListener('unhandledrejection', this.#noteRejection);
  }

  override render(): ReactNode {
    if (this.state.broken) return <BrokenPage />;
    return (
      <>
        {this.props.children}
        {this.state.failed && <FailedAction />}
      </>
    );
  }

  readonly #noteError = ({ error, filename }: ErrorEvent): void => {
    // Not the browser's own warnings, which have no error, nor the scripts of extensions.
    if (error instanceof Error && filename.startsWith(window.location.origin))
      this.setState({ failed: true });
  };

  readonly #noteRejection = ({ reason }: PromiseRejectionEvent): void => {
    if (reason instanceof Error && reason.name !== 'AbortError') this.setState({ failed: true });
  };
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

function FailedAction() {
  const { t } = useText();
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
