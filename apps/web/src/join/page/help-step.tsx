import { readInviteeAddress } from '@casedoor/contracts/invitee-address';
import { useEffect, useState } from 'react';
import { request } from '../../api/request.ts';
import { failureOf } from './failure.ts';
import { type Contact, ContactStep } from './next-step.tsx';

/** The organization's contact on a page that failed before it knew the organization; nothing where it cannot be found. */
export function HelpStep() {
  const [contact, setContact] = useState<Contact | null>(null);
  useEffect(() => {
    const controller = new AbortController();
    findContact(controller.signal).then(setContact, (fault: unknown) => void failureOf(fault));
    return () => controller.abort();
  }, []);
  return contact && <ContactStep organization={contact} />;
}

/** Whom the page's address leads to. Null for a discreet link: the contact would name the organization. */
async function findContact(signal: AbortSignal): Promise<Contact | null> {
  const { pathname, search, hash } = window.location;
  const address = readInviteeAddress(`${pathname}${search}${hash}`);
  if (address?.page === 'join' || address?.page === 'frame') {
    const options = { params: { token: address.part }, anonymous: true, signal };
    const { organization, discreet } = await request('GET /public/signup-links/{token}', options);
    return discreet ? null : organization;
  }
  if (address?.page === 'register' && address.secret !== '') {
    const options = { bearer: address.secret, signal };
    const { organization, discreet } = await request('GET /public/registration', options);
    return discreet ? null : organization;
  }
  return null;
}
