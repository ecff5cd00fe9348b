import { Navigate } from 'react-router-dom';
import { useMember } from '../../api/session.ts';
import { paths } from '../paths.ts';

/** The start page of each role: their own pages for clients, users for the others. */
export function Home() {
  return <Navigate to={useMember().role === 'client' ? paths.ownCases : paths.users} replace />;
}
