import type { ComponentChildren } from 'preact';

type ChartLinksProps = Readonly<{ height: number; links: readonly ChartLink[]; children: ComponentChildren }>;

/** Where a mark of a chart leads: the place that is pressed, and the address. */
export type ChartLink = Readonly<{
  href: string;
  /** As lengths of SVG; what has no width is round a point. */
  x: string | number;
  y: number;
  width?: string | number;
  height: number;
}>;

/**
 * Lets the marks of a chart be pressed. The chart is one image, whose parts nobody reaches from the keyboard or hears: what they lead to is
 * reached from the table beside it.
 */
export const ChartLinks = ({ height, links, children }: ChartLinksProps) =>
  links.length === 0 ? (
    <>{children}</>
  ) : (
    <div class="chart-frame">
      {children}
      <svg class="chart-links" aria-hidden="true" width="100%" height={height}>
        {links.map((link) => (
          <a key={`${link.x} ${link.y}`} href={link.href} tabIndex={-1}>
            {link.width === undefined ? (
              <circle cx={link.x} cy={link.y} r={link.height / 2} />
            ) : (
              <rect x={link.x} y={link.y} width={link.width} height={link.height} />
            )}
          </a>
        ))}
      </svg>
    </div>
  );
