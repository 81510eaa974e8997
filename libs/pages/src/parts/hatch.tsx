/** Stripes that a part of a chart is filled with, by the id. */
export const Hatch = ({ id }: { id: string }) => (
  <defs>
    <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect class="hatch-ground" width="6" height="6" />
      <rect class="hatch" width="2.5" height="6" />
    </pattern>
  </defs>
);
