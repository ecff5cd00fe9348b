import { Container } from '@mantine/core';
import { useRouteError } from 'react-router-dom';
import { ConnectionError } from '../../api/request.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';

/** Error boundary of the routes: a page threw an error, or its code failed to load. */
export function RouteFault() {
  const error = useRouteError();
  // Code that fails to load (offline, or a new version was deployed) is fixed by a reload.
  const shown =
    error instanceof TypeError && /import|module/i.test(error.message) ? new ConnectionError(error) : error;
  return (
    <Container size="sm" py="xl">
      <ErrorPanel error={shown} retry={() => location.reload()} />
    </Container>
  );
}
