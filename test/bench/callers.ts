const CALLERS = 32;

/** 32 callers, each of whom waits for its append before it asks for the next. */
export const byCallers = async <Batch>(
  batches: readonly Batch[],
  append: (batch: Batch) => Promise<unknown>,
): Promise<void> => {
  const queue = batches.values();
  await Promise.all(
    Array.from({ length: CALLERS }, async () => {
      for (const batch of queue) await append(batch);
    }),
  );
};
