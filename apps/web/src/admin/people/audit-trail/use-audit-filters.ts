import { auditActions, auditSubject } from '@casedoor/contracts';
import { useSearchParams } from 'react-router-dom';
import type { AuditFilters } from './queries.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const day = /^\d{4}-\d\d-\d\d$/;

function isDay(value: string | null): value is string {
  return value !== null && day.test(value) && !Number.isNaN(Date.parse(value));
}

/** Reads the filters from an address; ignores invalid ones. */
function readAuditFilters(address: URLSearchParams): AuditFilters {
  const q = address.get('q')?.trim().slice(0, 100);
  const what = address.get('what') ?? '';
  const subjectType = auditSubject.options.find((known) => known === what);
  const by = address.get('by') ?? '';
  const [from, to] = [address.get('from'), address.get('to')];
  return {
    ...(q ? { q } : {}),
    ...(subjectType ? { subjectType } : Object.keys(auditActions).includes(what) ? { action: what } : {}),
    ...(by === 'system' || uuid.test(by) ? { by } : {}),
    ...(isDay(from) ? { from } : {}),
    ...(isDay(to) ? { to } : {}),
  };
}

/** The filters of the audit trail, kept in the address so that reload, Back and a shared link keep them. */
export function useAuditFilters() {
  const [address, setAddress] = useSearchParams();

  /** Sets filters; null removes one. */
  function setFilters(changes: Partial<Record<'q' | 'what' | 'by' | 'from' | 'to', string | null>>) {
    setAddress(
      () => {
        // The browser's own address, not the last render's: of two changes at once, neither is lost.
        const after = new URLSearchParams(window.location.search);
        for (const [name, value] of Object.entries(changes)) {
          if (value) after.set(name, value);
          else after.delete(name);
        }
        return after;
      },
      { replace: true },
    );
  }

  const filters = readAuditFilters(address);
  return { filters, setFilters, narrowed: Object.keys(filters).length > 0 };
}
