const css = String.raw;

/**
 * Where the system chooses the colours (Windows high contrast): it makes transparent borders visible and leaves charts and
 * gradients as they are, so what is chosen is told by its border, and charts are drawn in the system's own colours.
 */
export const FORCED_COLOURS_STYLE = css`
  @media (forced-colors: active) {
    :root {
      --ink: CanvasText;
      --soft: CanvasText;
      --line: CanvasText;
      --edge: CanvasText;
      --ground: Canvas;
      --paper: Canvas;
      --accent: LinkText;
      --accent-dark: LinkText;
      --accent-pale: Canvas;
      --wrong: CanvasText;
      --shade: GrayText;
      color-scheme: light dark;
    }
    .scroll {
      background: Canvas;
    }
    :focus-visible {
      outline-color: Highlight;
    }
    .menu a,
    .tabs a {
      border-bottom-color: Canvas;
    }
    .menu a:hover,
    .tabs a:hover {
      border-bottom-color: GrayText;
    }
    .menu a[aria-current],
    .tabs a[aria-current] {
      border-bottom: 5px solid Highlight;
    }
    .kinds a[aria-current] {
      border: 3px solid Highlight;
      padding: 0.25rem 0.75rem;
    }
    .choices a[aria-current] {
      outline: 2px solid Highlight;
      outline-offset: -6px;
      padding: 0 0.5rem;
    }
    .worklist > li {
      border-left-color: Canvas;
    }
    .worklist > .own {
      border-left-color: Highlight;
    }
    .button {
      border: 1px solid ButtonText;
    }
    .button.primary {
      border-width: 3px;
      background: ButtonFace;
      color: ButtonText;
      padding: calc(0.5rem - 2px) calc(1.25rem - 2px);
    }
    :disabled {
      color: GrayText;
      border-color: GrayText;
    }
    .tag {
      border-color: CanvasText;
    }
    progress {
      border: 1px solid CanvasText;
      accent-color: Highlight;
    }
    .bar-mark,
    .hatch {
      fill: CanvasText;
    }
    .hatch-ground,
    .bar-in {
      fill: Canvas;
    }
    .bar-in {
      stroke: CanvasText;
    }
    .chart .grid {
      stroke: GrayText;
    }
    .way .gap line {
      stroke: CanvasText;
    }
    .drawing :is([class^='f-'], [class*=' f-']),
    .drawing pattern circle {
      fill: CanvasText;
    }
    .drawing :is([class^='s-'], [class*=' s-']),
    .drawing pattern path {
      stroke: CanvasText;
    }
    .drawing
      :is(rect, path):is(.f-paper, .f-pale, .f-ribbon, .f-step1, .f-step2, .f-step3, .f-step4, .f-step5) {
      fill: Canvas;
      stroke: CanvasText;
    }
    .drawing pattern rect[class] {
      fill: Canvas;
    }
    .drawing text[class] {
      fill: CanvasText;
    }
    .drawing .s-paper[class] {
      stroke: Canvas;
    }
    .drawing .s-line[class] {
      stroke: GrayText;
    }
    .drawing .s-break[class] {
      stroke: Highlight;
    }
  }
`;
