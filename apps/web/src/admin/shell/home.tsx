import { Navigate } from 'react-router-dom';
import { useMember } from '../../api/session.ts';
import { paths } from '../paths.ts';

/** The start page of each role: cases for clients, users for the others. */
export function Home() {
  return <Navigate to={useMember().role === 'client' ? paths.cases : paths.users} replace />;
}
