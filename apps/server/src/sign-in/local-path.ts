import { looksLikeIdentityNumber } from '@samspar/identity-number';

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;
/** An address within an address is encoded once more for each that holds it. */
const ADDRESSES_DEEP = 3;

const decoded = (address: string): string => {
  try {
    return decodeURIComponent(address.replaceAll('+', ' '));
  } catch {
    return address;
  }
};

/** Whether an address reads like it holds an identity number, anywhere and however it is encoded; ids of our own are none. */
export const holdsIdentity = (address: string): boolean => {
  let read = address.replace(UUID, '');
  for (let deep = 0; deep < ADDRESSES_DEEP; deep += 1) {
    if (looksLikeIdentityNumber(read)) return true;
    read = decoded(read).replace(UUID, '');
  }
  return looksLikeIdentityNumber(read);
};

/** A path of this server, or the start page; what names another host, could be taken to, or names a person, leads nowhere else. */
export const localPath = (address: unknown): string => {
  if (typeof address !== 'string' || !/^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(address)) return '/';
  return address.startsWith('/logga-') || holdsIdentity(address) ? '/' : address;
};
