/** An instant as Sweden reads it: 2024-03-05 14:30. */
export const moment = (ms: number): string => {
  const at = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO('Europe/Stockholm');
  return `${at.toPlainDate().toString()} ${at.toPlainTime().toString({ smallestUnit: 'minute' })}`;
};
