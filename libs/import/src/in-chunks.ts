/** Items in their order, so many at a time. */
export function* inChunks<Item>(items: Iterable<Item>, size: number): Generator<readonly Item[], undefined> {
  let chunk: Item[] = [];
  for (const item of items) {
    if (chunk.push(item) < size) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}
