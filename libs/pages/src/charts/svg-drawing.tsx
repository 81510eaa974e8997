import {
  type Drawing,
  type Paint,
  type PaintPattern,
  PAINT_PATTERNS,
  type DrawnShape,
} from '@samspar/charts';
import { unreachable } from '@samspar/kernel';

type Drawn = Readonly<{
  drawing: Drawing;
  /** Differs from those of the other drawings on the page. */ id: string;
}>;

const STRIPES: Readonly<Record<Exclude<PaintPattern, 'plain'>, string>> = {
  up: 'M-1 7 7-1M-4 4 4-4M2 10 10 2',
  down: 'M-1-1 7 7M2-4 10 4M-4 2 4 10',
  net: 'M-1 7 7-1M-1-1 7 7',
  dots: '',
};

/** The paint of a chart with its pattern over it, to fill shapes with. */
const PatternOf = ({
  id,
  paint,
  pattern,
}: {
  id: string;
  paint: Paint;
  pattern: Exclude<PaintPattern, 'plain'>;
}) => (
  <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse">
    <rect class={`f-${paint}`} width="6" height="6" />
    {pattern === 'dots' ? (
      <circle class={`o-${paint}`} cx="3" cy="3" r="1.2" />
    ) : (
      <path class={`o-${paint}`} d={STRIPES[pattern]} />
    )}
  </pattern>
);

const filledIn = ({ shapes }: Drawing): ReadonlySet<Paint> =>
  new Set(
    shapes.flatMap((shape) => (shape.kind !== 'text' && shape.fill && !shape.isPlain ? [shape.fill] : [])),
  );

const lookOf = (shape: Exclude<DrawnShape, { kind: 'text' }>, id: string) => {
  const { fill, stroke, strokeWidth, dash, opacity, isPlain } = shape;
  const isPatterned = !isPlain && fill !== undefined && PAINT_PATTERNS[fill] !== undefined;
  const classes = [...(fill && !isPatterned ? [`f-${fill}`] : []), ...(stroke ? [`s-${stroke}`] : [])];
  return {
    ...(classes.length > 0 && { class: classes.join(' ') }),
    ...(isPatterned ? { fill: `url(#${id}-${fill})` } : fill === undefined && { fill: 'none' }),
    ...(strokeWidth !== undefined && { 'stroke-width': strokeWidth }),
    ...(dash && dash.length > 0 && { 'stroke-dasharray': dash.join(' ') }),
    ...(opacity !== undefined && { opacity }),
  };
};

const length = (value: number): number => Math.round(value * 10) / 10;

const painted = (shape: DrawnShape, id: string) => {
  switch (shape.kind) {
    case 'rect': {
      const { x, y, width, height, radius } = shape;
      return (
        <rect
          x={length(x)}
          y={length(y)}
          width={length(width)}
          height={length(height)}
          {...(radius !== undefined && { rx: radius })}
          {...lookOf(shape, id)}
        />
      );
    }
    case 'line':
      return (
        <line
          x1={length(shape.x1)}
          y1={length(shape.y1)}
          x2={length(shape.x2)}
          y2={length(shape.y2)}
          {...lookOf(shape, id)}
        />
      );
    case 'path':
      return <path d={shape.d} {...lookOf(shape, id)} />;
    case 'circle':
      return <circle cx={length(shape.x)} cy={length(shape.y)} r={shape.radius} {...lookOf(shape, id)} />;
    case 'text': {
      const { x, y, text, anchor, size, isBold, fill, halo } = shape;
      return (
        <text
          x={length(x)}
          y={length(y)}
          class={[`f-${fill}`, ...(isBold ? ['bold'] : []), ...(halo ? [`halo s-${halo}`] : [])].join(' ')}
          font-size={size}
          {...(anchor !== 'start' && { 'text-anchor': anchor })}
        >
          {text}
        </text>
      );
    }
    default:
      return unreachable(shape);
  }
};

/** A drawing as SVG: one image with a title and a description, painted by the style sheet. */
export const SvgDrawing = ({ drawing, id }: Drawn) => {
  const { width, height, shapes, title, description } = drawing;
  return (
    <svg
      class="drawing"
      role="img"
      aria-labelledby={`${id}-t ${id}-d`}
      viewBox={`0 0 ${width} ${Math.ceil(height)}`}
    >
      <title id={`${id}-t`}>{title}</title>
      <desc id={`${id}-d`}>{description}</desc>
      <defs>
        {[...filledIn(drawing)].map((paint) => {
          const pattern = PAINT_PATTERNS[paint];
          return pattern && <PatternOf key={paint} id={`${id}-${paint}`} paint={paint} pattern={pattern} />;
        })}
      </defs>
      {shapes.map((shape) => painted(shape, id))}
    </svg>
  );
};

/**
 * Lets the marks of a drawing be pressed. It is one image, whose parts nobody reaches from the keyboard or hears: what they lead to is reached
 * from the table beside it.
 */
export const SvgLinks = ({ drawing: { width, height, links } }: Pick<Drawn, 'drawing'>) =>
  links.length === 0 ? null : (
    <svg class="drawing-links" aria-hidden="true" viewBox={`0 0 ${width} ${Math.ceil(height)}`}>
      {links.map(({ href, x, y, width: across, height: down }) => (
        <a key={`${x} ${y}`} href={href} tabIndex={-1}>
          <rect x={length(x)} y={length(y)} width={length(across)} height={length(down)} />
        </a>
      ))}
    </svg>
  );
