import type { StoredEvent } from '@samspar/event-store';
import canonicalize from 'canonicalize';

/** JSON in the form of RFC 8785. Throws on what that cannot carry: a lone surrogate, a number without end. */
export const canonicalJson = (value: object): string => {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('There is no JSON of it.');
  return text;
};

/**
 * An event as it is sealed: all that the log holds of it but its `position`, which is the store's own and another in a copy. Sealed text is
 * in it as the log holds it, so it stays what it is when the key is destroyed. What RFC 8785 cannot carry is in it as a text, so that no
 * event is without.
 */
export const canonicalEvent = ({ position: _position, ...event }: StoredEvent): string => {
  try {
    return canonicalJson(event);
  } catch {
    return canonicalJson({ notCanonical: JSON.stringify(event) });
  }
};
