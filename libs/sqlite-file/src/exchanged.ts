/** A database's file, or what lies beside it, is not what it was written to: a sentence for whoever operates it. */
export class FileExchanged extends Error {
  override readonly name = 'FileExchanged';
}
