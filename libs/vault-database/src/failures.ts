/** The vault cannot be reached, read or unlocked: a sentence for whoever operates it. */
export class VaultUnavailable extends Error {
  override readonly name = 'VaultUnavailable';
}

/** A sealed text was altered, belongs to another place or has a form this version does not know. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken';
}
