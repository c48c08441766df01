// What lucide draws, as paths.

const attributesOf = (tag) =>
  Object.fromEntries([...tag.matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value]));

const short = (d, precision) =>
  d.replace(/(\d*)\.(\d+)/g, (_, whole, fraction) => {
    const digits = fraction.slice(0, precision).replace(/0+$/, '');
    return digits ? `${whole}.${digits}` : whole || ' 0';
  });

/** A path of its own may start with a relative move; behind another path it has to be absolute. */
const fromOrigin = (d) =>
  d.replace(
    /^m\s*(-?(?:\d+\.?\d*|\.\d+))[\s,]*(-?(?:\d+\.?\d*|\.\d+))(?=\s*(.))/,
    (_, x, y, next) => `M${x} ${y}${/[\d\s.-]/.test(next) ? 'l' : ''}`,
  );

const SHAPES = {
  path: ({ d }) => fromOrigin(d),
  line: ({ x1, y1, x2, y2 }) => `M${x1} ${y1}L${x2} ${y2}`,
  circle: ({ cx, cy, r }) => `M${cx - r} ${cy}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0-${2 * r} 0`,
  rect({ x = 0, y = 0, width, height, rx = 0 }) {
    const [w, h] = [width - 2 * rx, height - 2 * rx];
    const corner = (dx, dy) =>
      Number(rx) ? `a${rx} ${rx} 0 0 1${dx < 0 ? '' : ' '}${dx * rx}${dy < 0 ? '' : ' '}${dy * rx}` : '';
    return `M${Number(x) + Number(rx)} ${y}h${w}${corner(1, 1)}v${h}${corner(-1, 1)}h-${w}${corner(-1, -1)}v-${h}${corner(1, -1)}z`;
  },
  ellipse: ({ cx, cy, rx, ry }) => `M${cx - rx} ${cy}a${rx} ${ry} 0 1 0 ${2 * rx} 0a${rx} ${ry} 0 1 0-${2 * rx} 0`,
  polyline: ({ points }) =>
    `M${points
      .trim()
      .split(/[\s,]+/)
      .join(' ')}`,
  polygon: ({ points }) =>
    `M${points
      .trim()
      .split(/[\s,]+/)
      .join(' ')}z`,
};

/**
 * The path of each shape of an icon.
 *
 * @param {string} svg the text of its file
 * @param {number} precision digits behind the point
 * @returns {string[]}
 */
export const pathsOf = (svg, precision) =>
  [...svg.matchAll(/<(path|line|circle|rect|ellipse|polyline|polygon)\s[^>]*>/g)].map(([tag, shape]) =>
    short(SHAPES[shape](attributesOf(tag)), precision),
  );
