/*
 * Values after apps-sdk-ui (MIT), see NOTICE. Where its pairs miss WCAG AA on our surfaces, the next step of the same
 * ramp that reaches it stands here; docs/theming.md lists those.
 */

const both = (light: string, dark: string): string => `light-dark(${light},${dark})`;

/** The gray ramp, which turns over in the dark: step, light, dark. */
const GRAYS = `0 fff 0d0d0d|25 fcfcfc 101010|50 f9f9f9 131313|75 f3f3f3 161616|100 ededed 181818|150 dfdfdf 1c1c1c
200 cdcdcd 212121|250 b9b9b9 282828|300 afafaf 303030|350 9f9f9f 393939|400 8f8f8f 414141|450 767676 4f4f4f
500 5d5d5d 5d5d5d|550 4f4f4f 767676|600 414141 8f8f8f|650 393939 9f9f9f|700 303030 afafaf|750 282828 b9b9b9
800 212121 cdcdcd|850 1c1c1c dcdcdc|900 181818 ededed|925 161616 f3f3f3|950 131313 f3f3f3|975 101010 f9f9f9
1000 0d0d0d fff`;

const grays = Object.fromEntries(
  GRAYS.split(/[|\n]/).map((entry) => {
    const [step, light, dark] = entry.split(' ');
    return [`gray-${step}`, both(`#${light}`, `#${dark}`)];
  }),
);

/** Tone, text light and dark, solid light and dark, its hover light and dark, tint, opacity of tint light and dark as hex. */
const TONES = `success 00692a 8cdfad 008635 008635 00692a 00692a 04b84c 26 26
danger 911e1b ffa4a2 e02e2a e02e2a ba2623 ba2623 fa423e 29 29
warning 923b0f ffb790 b9480d b9480d 923b0f 923b0f fb6a22 29 29
info 004f99 99ceff 0169cc 0169cc 004f99 004f99 0285ff 21 21
caution 6e5400 ffd240 916f00 916f00 6e5400 6e5400 ffc300 26 26
discovery 6b3ab4 ceb0fb 8046d9 8046d9 6b3ab4 6b3ab4 924ff7 26 26`;

const tones = Object.fromEntries(
  TONES.split('\n').flatMap((line) => {
    const [tone, light, dark, solid, solidDark, hover, hoverDark, tint, soft] = line.split(' ');
    const softHover = (parseInt(soft!, 16) + 16).toString(16);
    return [
      [tone, both(`#${light}`, `#${dark}`)],
      [`${tone}-solid`, both(`#${solid}`, `#${solidDark}`)],
      [`${tone}-solid-hover`, both(`#${hover}`, `#${hoverDark}`)],
      [`${tone}-soft`, `#${tint}${soft}`],
      [`${tone}-soft-hover`, `#${tint}${softHover}`],
    ];
  }),
);

/** Colours of series, light and dark where they differ: of each hue 400, or what is next to it with a contrast of 3. */
const CHARTS = `blue 0285ff|purple 924ff7 ad7bf9|orange e25507 fb6a22|green 00a240 04b84c
red fa423e|yellow ba8e00 ffc300|pink e04c91 ff66ad`;

const charts = Object.fromEntries(
  CHARTS.split(/[|\n]/).map((entry) => {
    const [name, light, dark = light] = entry.split(' ');
    return [`chart-${name}`, both(`#${light}`, `#${dark}`)];
  }),
);

const neutralSoft = { soft: both('#0d0d0d14', '#ffffff1f'), 'soft-hover': both('#0d0d0d1f', '#ffffff29') };

/** Every public custom property with its default, without the `--ck-` in front. */
export const TOKENS: Readonly<Record<string, string>> = {
  'font-sans':
    'ui-sans-serif,-apple-system,system-ui,"Segoe UI","Noto Sans",Helvetica,Arial,"Apple Color Emoji","Segoe UI Emoji",sans-serif',
  'font-size': '16px',
  spacing: '4px',
  'radius-scale': '1',
  'space-block': '12px',
  'space-text': '4px',
  'space-label': '4px',
  'space-inline': '8px',
  'space-divider': '12px',
  text: both('#0d0d0d', '#fff'),
  'text-secondary': both('#5d5d5d', '#b9b9b9'),
  'text-tertiary': both('#6e6e6e', '#afafaf'),
  'text-disabled': both('#8f8f8f', '#8f8f8f'),
  surface: both('#fff', '#212121'),
  'surface-secondary': both('#f9f9f9', '#181818'),
  'surface-tertiary': both('#f3f3f3', '#131313'),
  'surface-elevated': both('#fff', '#303030'),
  'surface-elevated-secondary': both('#f9f9f9', '#414141'),
  'border-subtle': both('#0d0d0d0d', '#ffffff0f'),
  border: both('#0d0d0d1a', '#ffffff1f'),
  'border-strong': both('#0d0d0d26', '#ffffff33'),
  disabled: both('#0d0d0d0d', '#ffffff0d'),
  ring: both('#0169cc', '#339cff'),
  primary: 'var(--ck-text)',
  'primary-solid': both('#181818', '#f3f3f3'),
  'primary-solid-hover': both('#303030', '#dcdcdc'),
  'primary-on-solid': both('#fff', '#0d0d0d'),
  'primary-soft': neutralSoft.soft,
  'primary-soft-hover': neutralSoft['soft-hover'],
  secondary: 'var(--ck-text-secondary)',
  'secondary-solid': both('#5d5d5d', '#5d5d5d'),
  'secondary-solid-hover': both('#414141', '#4f4f4f'),
  'secondary-soft': neutralSoft.soft,
  'secondary-soft-hover': neutralSoft['soft-hover'],
  edge: both('#0d0d0d29', '#ffffff40'),
  'edge-hover': both('#0d0d0d40', '#ffffff4d'),
  'popup-shadow':
    '0 0 0 1px light-dark(#0d0d0d14,#ffffff1f),0 10px 15px -3px light-dark(#0000001a,#00000033),0 4px 6px -4px light-dark(#0000001a,#00000033)',
  'on-solid': '#fff',
  ...tones,
  ...grays,
  ...charts,
  'button-radius': '9999px',
  'loading-opacity': '.6',
  'card-width-sm': '360px',
  'card-width-md': '440px',
  'card-width-lg': '560px',
  'card-radius': 'calc(16px*var(--ck-radius-scale))',
  'card-padding': 'calc(var(--ck-spacing)*4)',
  'list-padding': 'calc(var(--ck-spacing)*3) calc(var(--ck-spacing)*4)',
  'list-separator': 'var(--ck-border-subtle)',
  'image-thumbnail': '44px',
  'column-xs': '64px',
  'column-sm': '96px',
  'column-md': '144px',
  'column-lg': '208px',
  'column-xl': '288px',
};

/** The style sheet text that gives every token its default, so weakly that any rule of the page wins. */
export const tokenStyles = `:where(:root){${Object.entries(TOKENS)
  .map(([name, value]) => `--ck-${name}:${value}`)
  .join(';')}}`;
