/** A text in lines of at most so many characters, broken between words. */
export const linesOfAtMost = (text: string, most: number): readonly string[] => {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= most)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
};

/** From one line of text in a chart to the next, in pixels. */
export const LINE_HEIGHT = 17;

/** Text in a chart, which does not break its lines by itself; `y` is that of the first line. */
export const WrappedText = ({
  lines,
  x,
  y,
  look,
}: Readonly<{ lines: readonly string[]; x: number; y: number; look?: string }>) => (
  <text class={look} x={x} y={y}>
    {lines.length === 1
      ? lines[0]
      : lines.map((line, index) => (
          <tspan key={index} x={x} dy={index === 0 ? 0 : LINE_HEIGHT}>
            {line}
          </tspan>
        ))}
  </text>
);
