import { Container } from '@mantine/core';
import { useRouteError } from 'react-router-dom';
import { ConnectionError } from '../../api/request.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';

/** What a page shows when it broke, or when its code could not be loaded. */
export function RouteFault() {
  const error = useRouteError();
  // A page's code that does not arrive (offline, or a newer version is served) is cured by loading again.
  const shown =
    error instanceof TypeError && /import|module/i.test(error.message) ? new ConnectionError(error) : error;
  return (
    <Container size="sm" py="xl">
      <ErrorPanel error={shown} retry={() => location.reload()} />
    </Container>
  );
}
