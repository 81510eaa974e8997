/** Text cannot be sealed: the participant has no key, because it was never reserved, was released or was shredded. */
export class NoDataKey extends Error {
  override readonly name = 'NoDataKey';
}
