/** The tones of buttons and badges. */
export const TONES = ['primary', 'secondary', 'info', 'discovery', 'success', 'caution', 'warning', 'danger'] as const;

/** A tone's name. */
export type Tone = (typeof TONES)[number];

/** Whether a tone is one of the two that have no hue. */
const isNeutral = (tone: string): boolean => tone === 'primary' || tone === 'secondary';

const rule = (selector: string, tone: string): string => `:where(${selector}){--_tone:var(--ck-${tone});
--_solid:var(--ck-${tone}-solid);--_solid-hover:var(--ck-${tone}-solid-hover);
--_on:var(--ck-${tone === 'primary' ? 'primary-' : ''}on-solid);--_soft:var(--ck-${tone}-soft);
--_soft-hover:var(--ck-${tone}-soft-hover);
--_on-soft:var(--ck-${isNeutral(tone) ? 'text' : tone});--_edge:var(--ck-${isNeutral(tone) ? 'edge' : tone})}`;

/** Private properties that carry the chosen tone's colours: the first tone's where none is chosen. */
export const toneStyles = (selector: string, tones: readonly string[]): string =>
  [rule(selector, tones[0]!), ...tones.slice(1).map((tone) => rule(`${selector}[color=${tone}]`, tone))].join('');
