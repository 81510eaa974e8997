/** A path of this server, or the start page; what names another host, or could be taken to, leads nowhere else. */
export const localPath = (address: unknown): string => {
  if (typeof address !== 'string' || !/^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(address)) return '/';
  return address.startsWith('/logga-') ? '/' : address;
};
